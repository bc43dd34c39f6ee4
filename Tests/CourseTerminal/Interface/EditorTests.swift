import Foundation
import XCTest

@testable import CourseTerminal

/// How the learner's editor is called.
final class EditorTests: XCTestCase {
  func testScript_givesTheFileWhereItIsWanted() throws {
    for (command, words) in [
      ("echo", ["a b.swift"]),
      ("echo -g {} --wait", ["-g", "a b.swift", "--wait"]),
      ("echo '{}' \"{}\"", ["a b.swift", "a b.swift"]),
      ("echo file:{}:1", ["file:a b.swift:1"]),
    ] {
      let script = Editor.script(command).replacing("echo", with: "printf '%s\\n'")
      let run = try Program("/bin/sh", ["-c", script, "sh", "a b.swift"])
      XCTAssertEqual(run.output.split(separator: "\n").map(String.init), words, command)
    }
  }
}
