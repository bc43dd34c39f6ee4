import CourseModel
import CourseRunner
import Foundation
import Synchronization
import XCTest

@testable import CourseGrading

final class GraderTests: XCTestCase {
  private var school = TestClass.none

  override func setUpWithError() throws { school = try TestClass() }
  override func tearDown() { school.remove() }

  private func handIn(_ submission: String, as student: String) throws {
    try school.handIn(try school.text(submission), as: student)
  }

  func testGrade_class_everyOneHasPointsAndReason() async throws {
    for (student, work) in [
      ("ada", "good"), ("cy", "broken"), ("dan", "trap"), ("eve", "exit"), ("fay", "forges"),
    ] {
      try handIn(work, as: student)
    }
    try school.handIn(
      try school.text("wrong"),
      as: "bob",
      at: "work/01-basics/fizz/Exercise.swift"
    )
    try FileManager.default.createDirectory(
      atPath: school.submissions + "/gus",
      withIntermediateDirectories: true
    )
    let seen = Mutex<[Grader.Progress]>([])
    let book = try await school.grade { progress in seen.withLock { $0.append(progress) } }
    XCTAssertEqual(
      book.students.map(\.student.id),
      ["ada", "bob", "cy", "dan", "eve", "fay", "gus"]
    )
    XCTAssertEqual(book.students.map(\.points), [6, 4, 0, 5, 0, 0, 0])
    XCTAssertEqual(
      book.students.map { $0.grades[0].reason },
      [
        "",
        #"Three is Fizz: three is Fizz: ("3") is not equal to ("Fizz")"#,
        "does not compile: cannot find 'nmber' in scope",
        "crashed: Fatal error: Index out of range; One is itself: The check did not end: "
          + "Fatal error: Index out of range (line 4).",
        "not allowed: The file has the module `Glibc`, which exercises may not use.",
        "not allowed: The file has the module `Glibc`, which exercises may not use.",
        "not handed in",
      ]
    )
    XCTAssertEqual(seen.withLock { $0.map(\.done) }, [1, 2, 3, 4, 5, 6])
    XCTAssertEqual(seen.withLock { Set($0.map(\.total)) }, [6])
    XCTAssertEqual(book.students[5].grades[0].attempt?.verdict?.suspicions.count, 1)
  }

  func testGrade_laterExercise_buildsOnTheStudentsOwnWhereItPasses() async throws {
    school.exercises = [TestClass.fizz, TestClass.row]
    let solution = try String(
      contentsOfFile: "\(school.root)/\(TestClass.row.solutionFile)",
      encoding: .utf8
    )
    for (student, own) in [("ada", "good"), ("bob", "wrong"), ("cy", nil)] {
      if let own { try handIn(own, as: student) }
      try school.handIn(solution, as: student, at: "02-more/fizz-row/Exercise.swift")
    }
    let book = try await school.grade()
    let choices = book.students.map { $0.grades[1].attempt?.verdict?.builtOn.map(\.choice) }
    XCTAssertEqual(choices, [[.own], [.notPassing], [.notBegun]])
    XCTAssertEqual(book.students.map { $0.grades[1].points }, [2, 2, 2])
  }

  func testGrade_identicalWork_isCheckedOnce() async throws {
    for student in ["ada", "bob", "cy"] { try handIn("good", as: student) }
    let seen = Mutex<[Bool]>([])
    let book = try await school.grade { progress in
      seen.withLock { $0.append(progress.wasKnown) }
    }
    XCTAssertEqual(seen.withLock { $0 }, [false, true, true])
    XCTAssertEqual(book.students.map(\.points), [6, 6, 6])
    XCTAssertEqual(Set(book.students.compactMap { $0.grades[0].attempt?.verdict?.key }).count, 1)
  }

  func testGrade_again_gradesOnlyWhatIsNew() async throws {
    try handIn("good", as: "ada")
    try handIn("wrong", as: "bob")
    try await school.grade()
    try handIn("good", as: "bob")
    try handIn("wrong", as: "cy")
    let seen = Mutex<[String]>([])
    let book = try await school.grade { progress in
      seen.withLock { $0.append(progress.student) }
    }
    // Both texts were judged already.
    XCTAssertEqual(seen.withLock { $0 }, ["bob", "cy"])
    XCTAssertEqual(book.students.map(\.points), [6, 6, 4])
    let events = try school.store().audit(of: "bob").map(\.event)
    XCTAssertEqual(events, [.handedIn, .graded, .handedInAgain, .graded])
  }

  func testGrade_earlierWorkThatChanged_regradesWhatBuildsOnIt() async throws {
    school.exercises = [TestClass.fizz, TestClass.row]
    let solution = try String(
      contentsOfFile: "\(school.root)/\(TestClass.row.solutionFile)",
      encoding: .utf8
    )
    try handIn("wrong", as: "ada")
    try school.handIn(solution, as: "ada", at: "02-more/fizz-row/Exercise.swift")
    try await school.grade()
    try handIn("good", as: "ada")
    let book = try await school.grade()
    XCTAssertEqual(
      book.students[0].grades[1].attempt?.verdict?.builtOn.map(\.choice),
      [.own]
    )
  }

  func testGrade_endlessLoop_isZeroForWhatDidNotEndAndOthersAreGraded() async throws {
    try handIn("loop", as: "ada")
    try handIn("good", as: "bob")
    let book = try await school.grade()
    XCTAssertEqual(book.students.map(\.points), [2, 6])
    XCTAssertTrue(book.students[0].grades[0].reason.hasPrefix("took longer than 10 seconds"))
  }

  func testGrade_brokenSolution_gradesNobody() async throws {
    try handIn("good", as: "ada")
    try Data("func fizz() {}\n".utf8)
      .write(to: URL(fileURLWithPath: school.root + "/" + TestClass.fizz.solutionFile))
    do {
      try await school.grade()
      XCTFail("nothing was thrown")
    } catch {
      XCTAssertTrue(
        "\(error)".hasPrefix(
          "01-basics/fizz cannot be graded. "
            + "The checks of 01-basics/fizz do not compile against its own Solution.swift."
        ),
        "\(error)"
      )
    }
    let book = try school.store().gradebook(exercises: school.exercises)
    XCTAssertNil(book.students[0].grades[0].points, "not a zero")
  }

  func testShards_partTheClass() throws {
    let names = (0..<200).map { "student \($0)" }
    let shards = (1...4).compactMap { Shard(number: $0, of: 4) }
    let counts = names.map { name in shards.count { $0.holds(name) } }
    XCTAssertEqual(Set(counts), [1])
    for shard in shards { XCTAssertGreaterThan(names.count { shard.holds($0) }, 20) }
    XCTAssertNil(Shard(number: 5, of: 4))
    XCTAssertNil(Shard(number: 0, of: 4))
  }
}
