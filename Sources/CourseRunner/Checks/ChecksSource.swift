import CourseModel
import Foundation

/// The program that runs an exercise's checks: `Checks.swift` and a generated `main.swift`.
struct ChecksSource {
  /// The text of `main.swift`.
  let main: String
  /// The test class of each check, by the check's name.
  let classes: [String: String]

  /// Finds the test methods of an exercise in the text of its `Checks.swift`.
  init(_ exercise: Exercise, text: String) throws(RunnerError) {
    var classes: [String: String] = [:]
    var asynchronous: Set<String> = []
    var current: String?
    for line in text.split(separator: "\n") {
      if line.hasBytes(of: "XCTestCase"), let name = line.firstMatch(of: Self.testClass)?.1 {
        current = String(name)
      }
      guard let current, line.hasBytes(of: "func"), let match = line.firstMatch(of: Self.testMethod)
      else { continue }
      classes[String(match.1)] = current
      if match.2.contains("async") { asynchronous.insert(String(match.1)) }
    }
    let missing = exercise.checks.map(\.name).filter { classes[$0] == nil }
    guard missing.isEmpty else {
      throw .checksMissing(exercise: exercise.id, names: missing)
    }
    self.classes = classes
    let entries = exercise.checks.map { check in
      let owner = classes[check.name] ?? ""
      let method = "\(owner).\(check.name)"
      let call = asynchronous.contains(check.name) ? "asyncTest(\(method))" : method
      return "  testCase([(\"\(check.name)\", \(call))]),\n"
    }
    main = """
      import ExerciseChecks
      import XCTest
      CheckProgram.run([
      \(entries.joined())])

      """
  }

  // Regexes take long, and are not Sendable; these are never changed.
  nonisolated(unsafe) private static let testClass = /class\s+(\w+)\s*:\s*XCTestCase/
  nonisolated(unsafe) private static let testMethod = /func\s+(test\w*)\s*\(\s*\)(.*)/

  /// The name by which XCTest selects a check.
  func filter(_ check: Exercise.Check) -> String {
    "Checks.\(classes[check.name] ?? "")/\(check.name)"
  }
}
