import Foundation
import XCTest

@testable import CourseGrading

/// The program is killed while it grades, at random moments, and started again until it comes to its end:
/// the gradebook is the one of an uninterrupted run.
///
/// `CRASH_MOMENTS=200 swift test --filter CrashTests` kills it two hundred times.
final class CrashTests: XCTestCase {
  private var school = TestClass.none
  private let moments = Int(ProcessInfo.processInfo.environment["CRASH_MOMENTS"] ?? "") ?? 8

  override func setUpWithError() throws {
    school = try TestClass()
    try school.makeCourse()
    try FileManager.default.createDirectory(
      atPath: temporary,
      withIntermediateDirectories: true
    )
    let texts = try ["good", "wrong", "trap", "broken"].map { try school.text($0) }
    for index in 0..<10 {
      try school.handIn(
        "\(texts[index % 4])\n// student \(index / 2)\n",
        as: "student \(index)"
      )
    }
  }

  override func tearDown() { school.remove() }

  /// Where the program makes its scratch folders.
  private var temporary: String { school.root + "/tmp" }

  private func start() throws -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try TestClass.program())
    process.arguments = [
      "grade", school.submissions, "--output", school.output, "--trust-submissions", "--course",
      school.root,
    ]
    process.environment = ProcessInfo.processInfo.environment.merging(["TMPDIR": temporary]) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  func testKilled_resumed_isAsIfNothingHadHappened() throws {
    let clock = ContinuousClock()
    // The first run compiles the checks; the second tells how long one takes.
    var whole = Duration.zero
    var expected = ""
    for _ in 0..<2 {
      try? FileManager.default.removeItem(atPath: school.output)
      let begin = clock.now
      let process = try start()
      process.waitUntilExit()
      XCTAssertEqual(process.terminationStatus, 0)
      whole = clock.now - begin
      expected = try school.store().fingerprint()
    }
    let book = try school.store().gradebook(exercises: school.exercises)
    XCTAssertEqual(book.students.map(\.points), [6, 4, 5, 0, 6, 4, 5, 0, 6, 4])

    var killed = 0
    var rounds = 0
    while killed < moments {
      rounds += 1
      try FileManager.default.removeItem(atPath: school.output)
      var known = 0
      while true {
        let process = try start()
        let moment = Double.random(in: 0...1) * (whole / .seconds(1))
        let end = clock.now + .seconds(killed < moments ? moment : 3600)
        while process.isRunning, clock.now < end { usleep(2_000) }
        guard process.isRunning else { break }
        kill(process.processIdentifier, killed % 4 == 3 ? SIGINT : SIGKILL)
        process.waitUntilExit()
        killed += 1
        let graded = try verdicts()
        XCTAssertGreaterThanOrEqual(graded, known, "a verdict was lost")
        known = graded
      }
      XCTAssertEqual(try school.store().fingerprint(), expected, "after \(killed) interruptions")
      let graded = try school.store().audit().filter { $0.event == .graded }
      XCTAssertEqual(graded.count, 10, "each is graded once")
      let left = try FileManager.default.contentsOfDirectory(atPath: temporary)
      XCTAssertEqual(left, [], "what the killed have left is removed")
      XCTAssertLessThan(rounds, 100 + 10 * moments, "it always came to its end first")
    }
  }

  /// How many verdicts are in the gradebook.
  private func verdicts() throws -> Int {
    guard FileManager.default.fileExists(atPath: school.output + "/gradebook.sqlite") else {
      return 0
    }
    return try school.store().audit().count { $0.event == .graded }
  }

  /// Runs `course grade`.
  private func run(_ arguments: [String], status: Int32 = 0) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try TestClass.program())
    process.arguments = ["grade"] + arguments + ["--course", school.root]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    XCTAssertEqual(process.terminationStatus, status, "\(arguments)")
  }

  /// What the parts were graded by, the whole is too.
  func testMerged_parts_keepTheirPolicy_andTwoAreRefused() throws {
    let trust = "--trust-submissions"
    let merged = school.root + "/merged"
    for part in [1, 2] {
      let policy = school.root + "/policy\(part).yml"
      try Data("deadline: 2001-01-0\(part)\nlate: {per day: 100}\n".utf8)
        .write(to: URL(fileURLWithPath: policy))
      try run([
        school.submissions, "-o", "\(school.root)/part\(part)", trust, "--shard", "\(part)/2",
        "--policy", school.root + "/policy1.yml",
      ])
    }
    let parts = (1...2).map { "\(school.root)/part\($0)" }
    try run(["merge", "-o", merged] + parts)
    let policy = try GradebookStore.existing(merged).choice(.policy)
    XCTAssertEqual(policy, school.root + "/policy1.yml")
    let table = try String(contentsOfFile: merged + "/grades.csv", encoding: .utf8)
    XCTAssertTrue(table.contains("late: 100 % off"), table)

    let second = school.root + "/policy2.yml"
    try GradebookStore.existing(parts[1]).keep(.policy, second)
    try run(["merge", "-o", school.root + "/other"] + parts, status: 1)
    try run(["merge", "-o", school.root + "/other", "--policy", second] + parts)
    XCTAssertEqual(try GradebookStore.existing(school.root + "/other").choice(.policy), second)
  }

  func testMerged_shards_areTheWholeClass() throws {
    let trust = "--trust-submissions"
    try run([school.submissions, "-o", school.output, trust])
    for part in ["1/3", "2/3", "3/3"] {
      let folder = school.root + "/part" + part.prefix(1)
      try run([school.submissions, "-o", folder, trust, "--shard", part])
    }
    let merged = school.root + "/merged"
    try run(["merge", "-o", merged] + (1...3).map { "\(school.root)/part\($0)" })
    let whole = try school.store().fingerprint()
    XCTAssertEqual(try GradebookStore.existing(merged).fingerprint(), whole)
    try run(["merge", "-o", merged, school.root + "/part1"])
    XCTAssertEqual(try GradebookStore.existing(merged).fingerprint(), whole, "merged twice")
  }
}
