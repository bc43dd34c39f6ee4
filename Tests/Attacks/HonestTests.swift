import CourseMarkdown
import CourseModel
import Foundation
import XCTest

@testable import CourseRunner

/// No false alarm: every solution of the course, written otherwise in a hundred plausible ways, is neither
/// forbidden nor suspected, and keeps its points.
final class HonestTests: XCTestCase {
  private struct Work: Sendable {
    var exercise: Exercise
    var variant: String
    var text: String
  }

  func testSolutionsAndVariants_earnAllPoints_andRaiseNoAlarm() async throws {
    let root = Repository.root
    let course = try CourseLoader(root: root).load().course
    let runtime = try await Runtime.locate(root: root, core: course.core)
    let checker = ExerciseChecker(root: root, runtime: runtime, exercises: course.exercises)
    var works: [Work] = []
    for exercise in course.exercises {
      for file in [exercise.solutionFile] + exercise.furtherSolutions {
        let text = try String(contentsOfFile: root + "/" + file, encoding: .utf8)
        for variant in Variant.all {
          guard let text = variant.apply(text) else { continue }
          works.append(Work(exercise: exercise, variant: variant.name, text: text))
        }
      }
    }
    XCTAssertGreaterThanOrEqual(works.count, 100 + course.exercises.count)
    let problems = try await withThrowingTaskGroup(of: String?.self) { group in
      var waiting = works.makeIterator()
      let next = { (group: inout ThrowingTaskGroup<String?, any Error>) in
        guard let work = waiting.next() else { return }
        group.addTask {
          let report = try await checker.check(
            work.exercise,
            text: work.text,
            name: "Exercise.swift",
            imports: course.imports
          )
          if report.passed, report.suspicions.isEmpty { return nil }
          let why = report.diagnostics.map { "\($0)" } + report.checks.flatMap(\.messages)
          return "\(work.exercise.id), \(work.variant): \(report.outcome) \(why)"
        }
      }
      for _ in 0..<2 { next(&group) }
      var problems: [String] = []
      while let problem = try await group.next() {
        if let problem { problems.append(problem) }
        next(&group)
      }
      return problems.sorted()
    }
    XCTAssertEqual(problems, [])
  }

  /// What counts most is sealed, and no draw of numbers makes a solution fail.
  func testEveryExercise_isSealed_andItsSolutionPasses_whateverTheSeed() async throws {
    let root = Repository.root
    let course = try CourseLoader(root: root).load().course
    let runtime = try await Runtime.locate(root: root, core: course.core)
    var checker = ExerciseChecker(root: root, runtime: runtime, exercises: course.exercises)
    for seed in [1, 0xfeed_beef_dead_cafe, UInt64.random(in: 1...UInt64.max)] {
      checker.seed = seed
      for var exercise in course.exercises {
        exercise.checks.removeAll { !$0.isSealed }
        XCTAssertFalse(exercise.checks.isEmpty, exercise.id)
        for file in [exercise.solutionFile] + exercise.furtherSolutions {
          let report = try await checker.check(exercise, file: file, imports: course.imports)
          XCTAssertTrue(report.passed, "\(file), seed \(seed): \(report.checks)")
        }
      }
    }
  }
}

/// A way in which somebody else might have written the same.
private struct Variant: Sendable {
  var name: String
  /// The text so written; `nil` where there is nothing to change.
  var apply: @Sendable (String) -> String?

  static let all = [
    Variant(name: "as it is") { $0 },
    Variant(name: "other names", apply: renamed),
    Variant(name: "other order", apply: reordered),
    Variant(name: "Windows lines, tabs, no final newline") { text in
      text.replacing("  ", with: "\t").replacing("\n", with: "\r\n").trimmingCharacters(
        in: .newlines
      )
    },
    Variant(name: "talkative") { text in
      "import Foundation\n"
        + text.replacing("\nfunc ", with: "\n// unsafe? exit(1), fork, Process, @main: no.\nfunc ")
        + "\n/* A thread-safe helper;\n  see Glibc's import, and @_cdecl: unsafe. */\n"
        + "private let words = [\"unsafe\", \"\"\"\n  import Glibc // \"unsafe\"\n  \"\"\"]\n"
        + "private func debug(_ value: Double) { print(String(format: \"debug: %6.2f %%\", value)) }\n"
        + "private let title = NSLocalizedString(\"loss\", comment: \"of an epoch\")\n"
        + "private func same(_ one: [String: Int], _ other: [String: Int]) -> Bool {\n"
        + "  NSDictionary(dictionary: one).isEqual(to: other)\n}\n"
    },
    Variant(name: "with globals") { text in
      "import Synchronization\n" + text + "\nlet limit = 42\nvar isLoud = false\n"
        + "private let tally = Mutex([\"calls\": 0])\nprivate let calls = Atomic<Int>(0)\n"
        + "func demonstrate() {\n  if isLoud { print(limit, \"é\", #function) }\n"
        + "  calls.wrappingAdd(1, ordering: .relaxed)\n"
        + "  tally.withLock { $0[\"calls\"] = \"7 / 2\".contains(/\\d \\/ \\d/) ? limit / 2 : 0 }\n}\n"
    },
    Variant(name: "with helpers") { text in
      text + """

        extension Array {
          fileprivate func at(_ index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
        }
        private struct Box<Value: Comparable>: Equatable, Hashable where Value: Hashable {
          var value: Value
          static func < (left: Self, right: Self) -> Bool { left.value < right.value }
        }
        private actor Tally {
          var calls = 0
          func count() async -> Int { calls += 1; return await later() }
          func later() async -> Int { calls }
        }
        private enum Fault: Error, CustomStringConvertible {
          case missing(String)
          var description: String { switch self { case .missing(let name): "missing \\(name)" } }
        }
        private func find(_ names: [String], _ name: String) throws -> Int {
          guard let index = names.firstIndex(of: name) else { throw Fault.missing(name) }
          return [Box(value: index)].map(\\.value).max() ?? index
        }

        """
    },
  ]

  /// Every local constant and variable under another name.
  private static func renamed(_ text: String) -> String? {
    let taken = Set(
      text.matches(of: /(?:[.]|func\s+)(\w+)|(\w+)(?:\s+\w+)?:|`(\w+)`/).flatMap { match in
        [match.1, match.2, match.3].compactMap { $0.map(String.init) }
      }
    )
    var names = Set(text.matches(of: /\n\s+(?:let|var)\s+(\w+)\s*=/).map { String($0.1) })
    names.subtract(taken)
    guard !names.isEmpty else { return nil }
    var result = text
    for name in names.sorted() {
      guard let pattern = try? Regex("\\b\(name)\\b").wordBoundaryKind(.simple) else { continue }
      result = result.replacing(
        pattern,
        with: "my\(name.prefix(1).uppercased())\(name.dropFirst())"
      )
    }
    return result
  }

  /// The declarations of the file the other way round.
  private static func reordered(_ text: String) -> String? {
    var blocks: [[Substring]] = [[]]
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.isEmpty, blocks[blocks.count - 1].last?.first == "}" { blocks.append([]) }
      blocks[blocks.count - 1].append(line)
    }
    guard blocks.count > 2 else { return nil }
    let texts = blocks.map { $0.joined(separator: "\n") }
    let imports = texts[0].split(separator: "\n").filter { $0.hasPrefix("import ") }
    let first = texts[0].split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.hasPrefix("import ") }.joined(separator: "\n")
    return imports.joined(separator: "\n") + "\n"
      + ([first] + texts.dropFirst()).reversed().joined(separator: "\n") + "\n"
  }
}
