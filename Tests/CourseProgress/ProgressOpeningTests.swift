import CourseProgress
import Foundation
import Synchronization
import XCTest

final class ProgressOpeningTests: XCTestCase {
  private var root = ""
  private var file: String { root + "/.course/progress.sqlite" }
  private let now = Date(timeIntervalSince1970: 1_234_567)

  override func setUpWithError() throws {
    root = NSTemporaryDirectory() + "progress-\(UUID().uuidString)"
    try FileManager.default.createDirectory(
      atPath: root + "/.course",
      withIntermediateDirectories: true
    )
  }

  override func tearDownWithError() throws {
    try FileManager.default.removeItem(atPath: root)
  }

  func testOpen_noDatabase_isMovedAsideAndKept() throws {
    let garbage = Data(repeating: 0x2A, count: 5000)
    try garbage.write(to: URL(fileURLWithPath: file))

    let (store, notice) = try ProgressStore.open(root: root, now: now)

    let aside = file + ".damaged-1234567"
    XCTAssertEqual(
      notice?.description,
      "The record of your progress was damaged (file is not a database). "
        + "It is kept as \(aside); a new record begins now."
    )
    XCTAssertEqual(FileManager.default.contents(atPath: aside), garbage)
    try store.recordReading(of: "01-a")
    XCTAssertEqual(try ProgressStore(root: root).progress().lessons.count, 1)
  }

  func testInit_noDatabase_saysWhatToDo() throws {
    try Data(repeating: 0x2A, count: 5000).write(to: URL(fileURLWithPath: file))
    XCTAssertThrowsError(try ProgressStore(root: root)) { error in
      XCTAssertEqual(
        "\(error)",
        "\(file) is damaged: file is not a database. Move it away to begin anew."
      )
    }
  }

  func testOpen_folderCannotBeMade_keepsProgressInMemory() throws {
    let folder = root + "/.course"
    try FileManager.default.removeItem(atPath: folder)
    try Data().write(to: URL(fileURLWithPath: folder))

    let (store, notice) = try ProgressStore.open(root: root)

    XCTAssertEqual(
      notice?.description,
      "Progress cannot be kept in \(folder): the folder cannot be made. "
        + "Make the folder writable to keep it. "
        + "Until then, what you do is forgotten when the course ends."
    )
    try store.recordReading(of: "01-a")
    XCTAssertEqual(try store.progress().lessons.count, 1)
  }

  func testOpen_newerCourse_isRefusedAndLeftAlone() throws {
    do {
      let store = try ProgressStore(root: root)
      try store.recordReading(of: "01-a")
    }
    try sqlite("INSERT INTO grdb_migrations VALUES ('a change of the year 2100')")
    XCTAssertThrowsError(try ProgressStore.open(root: root)) { error in
      XCTAssertEqual(
        "\(error)",
        "\(file) was written by a newer version of the course. "
          + "Update the course, or move the file away to begin anew."
      )
    }
    XCTAssertTrue(FileManager.default.fileExists(atPath: file))
  }

  /// Changes the file as another program would.
  private func sqlite(_ statement: String) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "python3", "-c",
      "import sqlite3, sys; d = sqlite3.connect(sys.argv[1]); d.execute(sys.argv[2]); d.commit()",
      file, statement,
    ]
    try process.run()
    process.waitUntilExit()
    try XCTSkipUnless(process.terminationStatus == 0, "python3 with sqlite3 is needed to do this")
  }

  func testOpen_severalAtOnce_beginOneRecord() throws {
    let root = root
    let failures = Mutex<[String]>([])
    DispatchQueue.concurrentPerform(iterations: 8) { _ in
      do {
        _ = try ProgressStore(root: root)
      } catch {
        failures.withLock { $0.append("\(error)") }
      }
    }
    XCTAssertEqual(failures.withLock { $0 }, [])
  }
}
