import CourseMarkdown
public import CourseModel
import Foundation

/// Checks that lie outside the course, so that nobody who has the course can know them.
///
/// A key is a folder like `Exercises`: `03-loading/load-report/` with an `exercise.yml` that lists
/// `checks`, and their `Checks.swift`. They are compiled against the course's own solution, or one beside
/// them.
public struct AnswerKey: Sendable, Hashable {
  /// The hidden checks, by the exercise's identifier, as exercises of their own.
  public var exercises: [String: Exercise]

  /// Reads a key.
  ///
  /// - Parameters:
  ///   - folder: the folder, as an absolute path.
  ///   - course: the course.
  /// - Throws: ``GradingError/badKey(path:reason:)``.
  public init(folder: String, course: Course) throws(GradingError) {
    exercises = [:]
    let manager = FileManager.default
    for exercise in course.exercises {
      let place = folder + "/" + exercise.id
      guard manager.fileExists(atPath: place) else { continue }
      let file = try YAMLFile(path: place + "/exercise.yml")
      guard manager.fileExists(atPath: place + "/Checks.swift") else {
        throw .badKey(path: place, reason: "there is no Checks.swift")
      }
      var hidden = exercise
      hidden.folder = place
      hidden.checks = try Self.checks(file)
      if !manager.fileExists(atPath: place + "/Solution.swift") {
        hidden.solution = exercise.solutionFile
      }
      let names = Set(exercise.checks.map(\.name))
      if let twice = hidden.checks.first(where: { names.contains($0.name) }) {
        throw .badKey(path: place, reason: "the course has a check `\(twice.name)` too")
      }
      exercises[exercise.id] = hidden
    }
    guard !exercises.isEmpty else {
      throw .badKey(path: folder, reason: "it has no folder named like an exercise of the course")
    }
  }

  private static func checks(_ file: YAMLFile) throws(GradingError) -> [Exercise.Check] {
    guard let root = file.root,
      let list = try file.pairs(root, "The file").first(where: { $0.name == "checks" })?.value,
      case .list(let nodes, _) = list
    else {
      throw .badKey(path: file.path, reason: "it has no list `checks`")
    }
    var checks: [Exercise.Check] = []
    for node in nodes {
      var check = Exercise.Check(name: "", title: "", points: 0)
      for (name, value) in try file.pairs(node, "A check") {
        switch name {
        case "name": check.name = try file.text(value, name)
        case "title": check.title = try file.text(value, name)
        case "points": check.points = Int(try file.number(value, name))
        case "sealed": check.isSealed = try file.text(value, name) == "true"
        default: throw file.fault(value, "A check has no `\(name)`.")
        }
      }
      guard !check.name.isEmpty else { throw file.fault(node, "A check needs a `name`.") }
      checks.append(check)
    }
    return checks
  }
}
