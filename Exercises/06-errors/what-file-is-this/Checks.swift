import ExerciseChecks
import StateDictCore
import XCTest

@testable import Exercise

final class WhatFileIsThisChecks: XCTestCase {
  func testWhole_isACheckpoint() throws {
    let small = kind(of: try saved(Linear(1, 1)))
    XCTAssert(
      name(small) == "checkpoint",
      "This is a file as save wrote it, from first to last byte; you call it \(small)."
    )
    let larger = kind(of: try saved(Linear(20, 30)))
    XCTAssert(
      name(larger) == "checkpoint",
      "A larger checkpoint is a checkpoint too; you call it \(larger)."
    )
    let text = kind(of: Array("no checkpoint".utf8))
    XCTAssert(name(text) == "unknown", "A line of text is unknown; you call it \(text).")
  }

  func testCut_lacksItsEnd() throws {
    let whole = try saved(Linear(4, 4))
    for missing in [whole.count / 2, whole.count - 4, 22] { expectCut(whole, missing) }
    let middle = Array(whole.dropLast(22)) + [0x50, 0x4B, 5, 6] + [UInt8](repeating: 7, count: 40)
    let found = kind(of: middle)
    XCTAssert(
      name(found) == "cutShort",
      """
      The bytes 50 4B 05 06 occur in this file, 44 bytes before its end: they could be a weight. \
      Only the last 22 bytes count. You call it \(found).
      """
    )
    expectCut(whole, 1)

    // What nobody has seen before: what is right, the reference solution says.
    var random = Sealed.random()
    for _ in 0..<8 {
      let start = Bool.random(using: &random) ? whole : Array("<html>".utf8)
      let count = min(start.count, Int.random(in: 1...40, using: &random))
      let kept = Bool.random(using: &random) ? start.count : start.count - count
      let noise = (0..<count).map { _ in UInt8.random(in: 1...255, using: &random) }
      let bytes = start.prefix(kept) + (kept < start.count ? [] : noise)
      Sealed.give(
        name(kind(of: Array(bytes))),
        of: """
          what you call a file that begins with \(Array(start.prefix(4))), cut to \(kept) bytes of \
          \(start.count) and then \(bytes.count - kept) of noise
          """
      )
    }
  }

  private func expectCut(_ whole: [UInt8], _ missing: Int) {
    let found = kind(of: Array(whole.dropLast(missing)))
    guard name(found) != "checkpoint" else {
      return XCTFail(
        """
        The last \(missing) of \(whole.count) bytes are missing, and you call it a checkpoint. \
        PK at the start says what the file was meant to be; its end says whether all of it came.
        """
      )
    }
    XCTAssert(
      name(found) == "cutShort",
      "A checkpoint without its last \(missing) bytes is cut short; you call it \(found)."
    )
  }

  func testPage_beginsWithABracket() {
    for page in ["<!DOCTYPE html>\n<p>", "<!doctype html>", "<html><body>", "<"] {
      let found = kind(of: Array(page.utf8))
      XCTAssert(
        name(found) == "webPage",
        "A file that begins with \"\(page)\" is a page: look at its first byte. You call it \(found)."
      )
    }
    for page in ["\n\n<!DOCTYPE html>", " \t\r\n<html>"] {
      let found = kind(of: Array(page.utf8))
      XCTAssert(
        name(found) == "webPage",
        "Spaces, tabs and line ends may come before the first \"<\". You call it \(found)."
      )
    }
    let text = kind(of: Array("a < b".utf8))
    XCTAssert(
      name(text) == "unknown",
      "This text has a \"<\" in it and doesn't begin with one; you call it \(text)."
    )
  }

  func testPointer_isText() {
    let pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:4d\nsize 3883\n"
    let found = kind(of: Array(pointer.utf8))
    XCTAssert(
      name(found) == "pointer",
      "A Git LFS pointer begins with \"version https://git-lfs\"; you call it \(found)."
    )
    let notes = kind(of: Array("version 2 of the model, don't use".utf8))
    XCTAssert(
      name(notes) == "unknown",
      "Not every text that begins with \"version\" is a pointer; you call this one \(notes)."
    )
  }

  func testNothing_isEmptyOrZeros() {
    let nothing = kind(of: [])
    guard name(nothing) != "zeros" else {
      return XCTFail(
        """
        You call a file without bytes zeros: "all bytes are 0" is true where there are none. Ask \
        first whether it is empty.
        """
      )
    }
    XCTAssert(name(nothing) == "empty", "A file without bytes is empty; you call it \(nothing).")
    let zeros = kind(of: [UInt8](repeating: 0, count: 1024))
    XCTAssert(name(zeros) == "zeros", "1024 zeros are zeros; you call them \(zeros).")
    let nearly = kind(of: [0, 0, 0, 1])
    XCTAssert(name(nearly) == "unknown", "0, 0, 0, 1 is nothing known; you call it \(nearly).")
    let picture = kind(of: [0x89, 0x50, 0x4E, 0x47])
    XCTAssert(name(picture) == "unknown", "A picture is none of these; you call it \(picture).")
    let blanks = kind(of: Array(" \n ".utf8))
    XCTAssert(name(blanks) == "unknown", "Three blanks are no page; you call them \(blanks).")
  }

  /// What a kind is called, told case by case: how kinds are compared is up to the file.
  private func name(_ kind: FileKind) -> String {
    switch kind {
    case .checkpoint: "checkpoint"
    case .cutShort: "cutShort"
    case .webPage: "webPage"
    case .pointer: "pointer"
    case .zeros: "zeros"
    case .empty: "empty"
    case .unknown: "unknown"
    @unknown default: "another"
    }
  }

  /// The bytes of a file with the model's state.
  private func saved(_ model: Module) throws -> [UInt8] {
    let path = NSTemporaryDirectory() + "what-file-\(UUID().uuidString).pth"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try save(model.stateDict(), to: path)
    return try XCTUnwrap(FileManager.default.contents(atPath: path).map { Array($0) })
  }
}
