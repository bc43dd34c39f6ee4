import XCTest

@testable import CourseTerminal

final class WorkingCopyTests: XCTestCase {
  private let starter = "Exercises/01-first/count-it/Exercise.swift"
  private let mine = "work/01-first/count-it/Exercise.swift"

  func testBegin_copiesTheStarterOnce() throws {
    let folder = try TemporaryFolder(for: self)
    try folder.write("// TODO\n", to: starter)
    let copy = WorkingCopy(of: Samples.exercise, root: folder.path)
    XCTAssertEqual(copy.file, mine)
    XCTAssertTrue(try copy.begin())
    try folder.write("// mine\n", to: mine)
    XCTAssertFalse(try copy.begin())
    XCTAssertEqual(folder.read(mine), "// mine\n")
    XCTAssertEqual(folder.read(starter), "// TODO\n")
  }

  func testReset_keepsWhatThereWas_everyTime() throws {
    let folder = try TemporaryFolder(for: self)
    try folder.write("// TODO\n", to: starter)
    let copy = WorkingCopy(of: Samples.exercise, root: folder.path)
    XCTAssertNil(try copy.reset())
    for number in 1...2 {
      try folder.write("// try \(number)\n", to: mine)
      XCTAssertEqual(try copy.reset(), "\(mine).kept-\(number)")
      XCTAssertEqual(folder.read("\(mine).kept-\(number)"), "// try \(number)\n")
      XCTAssertEqual(folder.read(mine), "// TODO\n")
    }
  }

  func testBegin_noStarter_saysWhichFile() throws {
    let folder = try TemporaryFolder(for: self)
    let copy = WorkingCopy(of: Samples.exercise, root: folder.path)
    XCTAssertThrowsError(try copy.begin()) { error in
      XCTAssertTrue("\(error)".hasPrefix("\(starter) cannot be copied to \(mine): "), "\(error)")
      XCTAssertTrue("\(error)".hasSuffix("Check the free space and the folder's permissions."))
    }
  }
}
