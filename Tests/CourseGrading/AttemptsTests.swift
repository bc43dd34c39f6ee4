import CourseArchives
import Foundation
import XCTest

@testable import CourseGrading

/// What comes in several parts is several attempts, and nothing of it is lost.
final class AttemptsTests: XCTestCase {
  private var school = TestClass.none

  override func setUpWithError() throws { school = try TestClass() }
  override func tearDown() { school.remove() }

  private let place = "01-basics/fizz/Exercise.swift"

  private func date(_ name: String, _ seconds: Double) throws {
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: seconds)],
      ofItemAtPath: school.submissions + "/" + name
    )
  }

  func testFolderAndArchive_ofOneStudent_areAttemptsInOrderOfTime() async throws {
    school.exercises = [TestClass.fizz]
    try school.handIn("later", as: "ada", at: place)
    try date("ada/" + place, 2_000)
    try school.put("ada.zip", TestClass.zip([(place, "earlier")]))
    try date("ada.zip", 1_000)
    try school.put("bob.zip", TestClass.zip([(place, "same")]))
    try school.handIn("same", as: "bob", at: place)
    let found = try school.read()
    XCTAssertEqual(found["ada"]?.files.map(\.content), [.text("earlier"), .text("later")])
    XCTAssertEqual(found["ada"]?.files.map(\.attempt), [1, 2])
    XCTAssertEqual(found["bob"]?.files.map(\.attempt), [1])
    XCTAssertEqual(
      try school.grader().takeIn(school.submissions).notices,
      [
        "ada: 01-basics/fizz came more than once: attempt 1 is that of `ada.zip`, "
          + "attempt 2 is that of `ada`."
      ]
    )
    XCTAssertEqual(try school.store().submissions(withoutVerdict: true).map(\.attempt), [1, 2, 1])
  }

  /// Whoever has copied the class without its times can copy it again with them.
  func testTime_earliestCounts_andTheVerdictStays() async throws {
    try school.handIn("same", as: "ada", at: place)
    let handedIn = { () throws -> Date? in
      _ = try self.school.grader().takeIn(self.school.submissions)
      return try self.school.store().gradebook(exercises: [TestClass.fizz]).students.first?
        .grades.first?.attempts.first?.handedIn
    }
    for (seconds, expected) in [(2_000.0, 2_000.0), (1_000, 1_000), (3_000, 1_000)] {
      try date("ada/" + place, seconds)
      XCTAssertEqual(try handedIn(), Date(timeIntervalSince1970: expected))
    }
  }

  func testArchiveBesideFiles_isAnAttempt_andWhatIsPassedOverIsSaid() throws {
    try school.handIn("loose", as: "ada", at: place)
    try school.handIn("old", as: "ada", at: "fizz.swift")
    try school.handIn("lost", as: "ada", at: "01-basics/fizz/Solution.swift")
    try school.put("ada/work.zip", TestClass.zip([(place, "packed")]))
    try date("ada/" + place, 1_000)
    let ada = try school.read()["ada"]
    XCTAssertEqual(ada?.files.map(\.content), [.text("loose"), .text("packed")])
    XCTAssertEqual(
      ada?.notices,
      [
        "`fizz.swift` was passed over: `\(place)` is 01-basics/fizz",
        "`01-basics/fizz/Solution.swift` has the name of no exercise and was passed over",
        "01-basics/fizz came more than once: attempt 1 is that of the files, "
          + "attempt 2 is that of `work.zip`",
      ]
    )
  }

  func testArchives_inAFolder_countAlikeInAFolderAndAnArchiveOfAll() throws {
    let archives = [
      ("first.zip", TestClass.zip([(place, "a")])), ("second.zip", TestClass.zip([(place, "b")])),
    ]
    try FileManager.default.createDirectory(
      atPath: school.submissions + "/ada",
      withIntermediateDirectories: true
    )
    var all = ZipWriter()
    for (name, data) in archives {
      try school.put("ada/" + name, data)
      all.add(data, as: "class/ada/" + name)
      all.add(Data("x".utf8), as: "class/bob/" + place)
    }
    let path = school.root + "/all.zip"
    try all.finish().write(to: URL(fileURLWithPath: path))
    let folder = try school.read()["ada"]?.files
    let archive = try school.read(path)["ada"]?.files
    XCTAssertEqual(folder?.map(\.attempt), [1, 2])
    XCTAssertEqual(folder?.map(\.content), [.text("a"), .text("b")])
    XCTAssertEqual(archive?.map(\.attempt), [1, 2])
    XCTAssertEqual(archive?.map(\.content), [.text("a"), .text("b")])
  }
}
