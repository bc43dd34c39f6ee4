import CourseModel
import Foundation
import XCTest

@testable import CourseRunner

/// Every submission of the corpus tries to earn what it has not, to reach what is not its own, or to
/// stop the engine.
///
/// None earns a point, and nothing is left of any.
final class AttackTests: XCTestCase {
  private static let folder = Repository.root + "/Tests/Attacks"
  private var root = ""

  override func setUpWithError() throws {
    root = Files.resolve(NSTemporaryDirectory()) + "/attacked-" + UUID().uuidString
    try FileManager.default.copyItem(
      atPath: Self.folder + "/Exercise",
      toPath: root + "/Exercise"
    )
  }

  override func tearDown() { Files.remove(root) }

  private func sandbox() async throws -> Sandbox {
    do {
      return try await Sandbox.verified(for: try Runtime.locate(root: Repository.root))
    } catch {
      throw XCTSkip("No boxes on this machine: \(error.description)")
    }
  }

  func testSolution_earnsAllPoints() async throws {
    let attack = Attack(root: root, sandbox: try await sandbox())
    let report = try await attack.check(Attack.exercise.solutionFile, screens: true)
    XCTAssertEqual(report.points, 4, "\(report)")
  }

  /// The table of the README: what stops each attack, as it is graded and with the screens taken away.
  func testCorpus_earnsNothing_andIsStoppedWhereTheTableSays() async throws {
    let sandbox = try await sandbox()
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder + "/Corpus")
      .sorted()
    XCTAssertGreaterThanOrEqual(names.count, 50)
    let before = try Leftovers()
    let attack = Attack(root: root, sandbox: sandbox)
    var results = Array(repeating: Attack.Result(), count: names.count)
    results = try await withThrowingTaskGroup(of: (Int, Attack.Result).self) { group in
      for (index, name) in names.enumerated() {
        if index >= 2, let (done, result) = try await group.next() { results[done] = result }
        group.addTask { (index, try await attack.result(of: name)) }
      }
      return try await group.reduce(into: results) { $0[$1.0] = $1.1 }
    }
    for result in results { XCTAssertEqual(result.faults, [], result.row) }
    // A box that was killed ends its processes a moment later.
    var left = try Leftovers().beyond(before)
    for _ in 0..<50 where !left.isEmpty {
      try await Task.sleep(for: .milliseconds(100))
      left = try Leftovers().beyond(before)
    }
    XCTAssertEqual(left, [])
    let table = (["| attack | graded | without screens |", "|---|---|---|"] + results.map(\.row))
      .joined(separator: "\n")
    try compare(table)
  }

  /// Compares the table with the README's; with `RECORD_ATTACKS` in the environment it is written.
  private func compare(_ table: String) throws {
    let file = Self.folder + "/README.md"
    let text = try String(contentsOfFile: file, encoding: .utf8)
    let mark = "<!-- The table below is written by AttackTests. -->\n"
    let parts = text.components(separatedBy: mark)
    XCTAssertEqual(parts.count, 2)
    if ProcessInfo.processInfo.environment["RECORD_ATTACKS"] != nil {
      try (parts[0] + mark + table + "\n").write(toFile: file, atomically: true, encoding: .utf8)
    } else {
      XCTAssertEqual(parts.last, table + "\n")
    }
  }
}
