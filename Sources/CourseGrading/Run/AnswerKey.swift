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
  /// - Throws: ``GradingError/badKey(path:reason:)``, or ``GradingError/badFile(path:line:reason:)``
  ///   where its `exercise.yml` is wrong.
  public init(folder: String, course: Course) throws(GradingError) {
    exercises = [:]
    let manager = FileManager.default
    for exercise in course.exercises {
      let place = folder + "/" + exercise.id
      guard manager.fileExists(atPath: place) else { continue }
      let checks = try Self.checks(in: place)
      var hidden = exercise
      hidden.folder = place
      hidden.checks = checks
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

  private static func checks(in place: String) throws(GradingError) -> [Exercise.Check] {
    func text(_ name: String) throws(GradingError) -> String {
      guard let data = FileManager.default.contents(atPath: place + "/" + name) else {
        throw .badKey(path: place, reason: "there is no \(name), or it cannot be read")
      }
      return String(decoding: data, as: UTF8.self)
    }
    let file = place + "/exercise.yml"
    let (checks, faults) = Exercise.Check.listed(
      in: try text("exercise.yml"),
      file: file,
      methods: try text("Checks.swift")
    )
    if let fault = faults.first {
      let reason = [fault.summary, fault.solution].compactMap(\.self).joined(separator: " ")
      throw .badFile(path: file, line: fault.range.start.line, reason: reason)
    }
    return checks
  }
}
