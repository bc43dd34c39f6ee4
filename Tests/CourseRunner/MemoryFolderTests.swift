import Foundation
import XCTest

@testable import CourseRunner

/// Scratch folders lie in memory where programs can be run there.
final class MemoryFolderTests: XCTestCase {
  func testMounts_tellWhetherProgramsRun() {
    for (mounts, runs) in [
      ("tmpfs /dev/shm tmpfs rw,nosuid,nodev 0 0", true),
      ("shm /dev/shm tmpfs rw,nosuid,nodev,noexec,relatime,size=65536k 0 0", false),
      ("tmpfs /dev/shm tmpfs ro,nosuid 0 0", false),
      ("/dev/sda1 /dev/shm ext4 rw 0 0", false),
      ("tmpfs /dev/shm2 tmpfs rw 0 0\nproc", false),
      // What was mounted last is what one finds there.
      ("tmpfs /dev/shm tmpfs rw 0 0\nshm /dev/shm tmpfs rw,noexec 0 0", false),
      ("shm /dev/shm tmpfs rw,noexec 0 0\ntmpfs /dev/shm tmpfs rw 0 0", true),
    ] {
      XCTAssertEqual(MemoryFolder.runsPrograms("/dev/shm", mounts: mounts), runs, mounts)
    }
  }

  func testScratch_liesInMemory_whereThereIsRoom() throws {
    let scratch = try Scratch(inMemory: true)
    defer { scratch.remove() }
    let parent = try MemoryFolder.usable ?? ScratchMark.own.get().parent
    XCTAssertTrue(scratch.folder.hasPrefix(parent + "/course-"), scratch.folder)
    let ordinary = try Scratch()
    defer { ordinary.remove() }
    XCTAssertEqual(Files.folder(of: ordinary.folder), try ScratchMark.own.get().parent)
  }
}
