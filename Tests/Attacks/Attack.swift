import CourseModel
import Foundation

@testable import CourseRunner

/// Grades files of the corpus against the exercise under attack.
struct Attack: Sendable {
  /// The folder of the course under attack.
  var root: String
  var sandbox: Sandbox

  /// What became of an attack.
  struct Result {
    /// A row of the table.
    var row = ""
    /// What must not happen, and did.
    var faults: [String] = []
  }

  static let exercise = Exercise(
    id: "01-attacks/exercise",
    folder: "Exercise",
    title: "The exercise under attack",
    checks: ["testSum", "testFizz", "testStack", "testJoin"].map {
      .init(name: $0, title: $0, points: 1)
    },
    task: [],
    hints: []
  )

  func check(_ file: String, screens: Bool) async throws -> CheckReport {
    let runtime = try Runtime.locate(root: Repository.root)
    var checker = ExerciseChecker(root: root, runtime: runtime, sandbox: sandbox)
    checker.screens = screens
    checker.limits.seconds = 2
    return try await checker.check(Self.exercise, file: file, imports: [])
  }

  /// Grades a file as a teacher would, and once more without the screens.
  func result(of name: String) async throws -> Result {
    var result = Result()
    let stops = [
      try await stop(name, screens: true, &result.faults),
      try await stop(name, screens: false, &result.faults),
    ]
    result.row = "| \(name.dropLast(".attack".count)) | \(stops[0]) | \(stops[1]) |"
    return result
  }

  private func stop(
    _ name: String,
    screens: Bool,
    _ faults: inout [String]
  ) async throws -> String {
    let report: CheckReport
    do {
      let file = "\(Repository.root)/Tests/Attacks/Corpus/\(name)"
      report = try await check(file, screens: screens)
    } catch RunnerError.unreadable {
      return "intake"
    }
    if screens, report.points > 0 { faults.append("\(name) earned \(report.points) points") }
    for mark in ["PWNED", "root:x:", "ESCAPED"] where report.output.contains(mark) {
      faults.append("\(name) printed \(mark)")
    }
    return name == Self.race && Self.fates.contains(report.stop)
      ? Self.fates.joined(separator: " or ") : report.stop
  }

  /// Two threads change one array: nobody can say whether they crash before the checks have seen it.
  private static let race = "E27_race.attack"
  private static let fates = ["the checks", "the run's end"]
}

extension CheckReport {
  /// What stopped the submission.
  fileprivate var stop: String {
    switch outcome {
    case .notAllowed:
      switch diagnostics.first?.identifier {
      case "forbidden-words": "source screen"
      case "unsafe-memory": "strict memory safety"
      default: "object screen"
      }
    case .doesNotCompile:
      switch diagnostics.first?.identifier {
      case "missing-declaration", "defined-twice": "linker"
      default: "compiler"
      }
    case .crashed, .timedOut, .printedTooMuch: "the run's end"
    case .checked: points == 0 ? "the checks" : "the checks, in part (\(points) of \(possible))"
    case .couldNotCheck: "nothing could be checked"
    }
  }
}
