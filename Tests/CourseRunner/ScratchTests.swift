import Foundation
import XCTest

@testable import CourseRunner

/// What a program leaves that was ended too early is removed, and nothing of those that live.
final class ScratchTests: XCTestCase {
  private var parent = ""

  override func setUpWithError() throws {
    parent = Files.resolve(NSTemporaryDirectory()) + "/scratches-" + UUID().uuidString
    try Files.makeFolder(parent)
  }

  override func tearDown() { Files.remove(parent) }

  private func leave(_ mark: String) throws {
    try Files.write(Data(), to: "\(parent)/\(mark).lock")
    for name in ["1", "2"] {
      try Files.write(Data("x".utf8), to: "\(parent)/\(mark)-\(name)/work/x")
    }
  }

  private var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: parent).sorted() }
  }

  func testAbandoned_areRemoved_andThoseOfTheLivingStay() throws {
    try leave("course-dead")
    try leave("course-alive")
    try Files.makeFolder(parent + "/course-deadly")
    try Files.makeFolder(parent + "/course-of-somebody-else")
    let held = open(parent + "/course-alive.lock", O_RDWR)
    defer { close(held) }
    XCTAssertEqual(flock(held, LOCK_EX | LOCK_NB), 0)
    ScratchMark.removeAbandoned(in: parent)
    XCTAssertEqual(
      try names,
      [
        "course-alive-1", "course-alive-2", "course-alive.lock", "course-deadly",
        "course-of-somebody-else",
      ]
    )
  }

  func testLinks_areNotFollowed() throws {
    try leave("course-dead")
    try Files.write(Data("x".utf8), to: parent + "/kept/x")
    let manager = FileManager.default
    for (name, target) in [
      ("course-dead-3", "/kept"), ("course-dead-1/work/link", "/kept"),
      ("course-x.lock", "/kept/x"),
    ] {
      try manager.createSymbolicLink(
        atPath: "\(parent)/\(name)",
        withDestinationPath: parent + target
      )
    }
    ScratchMark.removeAbandoned(in: parent)
    XCTAssertEqual(try names, ["course-dead-3", "course-x.lock", "kept"])
    XCTAssertTrue(Files.exists(parent + "/kept/x"))
  }

  func testProcess_thatOutlivesItsProgram_isEndedFirst() throws {
    try leave("course-dead")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sleep")
    process.arguments = ["60"]
    process.environment = ["HOME": parent + "/course-dead-1/work"]
    try process.run()
    ScratchMark.removeAbandoned(in: parent)
    process.waitUntilExit()
    XCTAssertEqual(process.terminationReason, .uncaughtSignal)
    XCTAssertEqual(try names, [])
  }

  func testOwn_areKept() throws {
    let scratches = [try Scratch(), try Scratch(inMemory: true)]
    defer { for scratch in scratches { scratch.remove() } }
    Runtime.removeAbandonedFolders()
    for scratch in scratches { XCTAssertTrue(Files.exists(scratch.work)) }
  }

  func testFullDisk_isNobodysFault() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    try scratch.requireRoom()
    XCTAssertThrowsError(try scratch.requireRoom(.max)) { error in
      XCTAssertEqual(
        error as? RunnerError,
        .unwritable(file: scratch.folder, reason: "the disk is full")
      )
    }
  }

  func testAbandoned_inMemory_areRemoved() throws {
    try XCTSkipUnless(
      access(MemoryFolder.standard, W_OK) == 0,
      "\(MemoryFolder.standard) cannot be written"
    )
    let left = "\(MemoryFolder.standard)/course-\(UUID().uuidString.lowercased())"
    try Files.write(Data(), to: left + ".lock")
    try Files.makeFolder(left + "-1/work")
    Runtime.removeAbandonedFolders()
    XCTAssertFalse(Files.exists(left + "-1"))
    XCTAssertFalse(Files.exists(left + ".lock"))
  }
}
