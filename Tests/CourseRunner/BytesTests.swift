import XCTest

@testable import CourseRunner

/// Bytes are found in bytes, wherever characters begin and end.
final class BytesTests: XCTestCase {
  func testBytes_areFoundWhereTheyStand() {
    for (text, sought, stands) in [
      ("", "", true), ("", "a", false), ("abc", "", true), ("abc", "abc", true), ("abc", "c", true),
      ("abc", "abcd", false), ("aab", "ab", true), ("aaaab", "aab", true), ("abab", "abb", false),
      ("\r\n", "\r", true), ("@\u{301}x", "@", true), ("é", "e", false), ("größe", "öß", true),
    ] {
      XCTAssertEqual(text.hasBytes(of: sought), stands, "\(sought) in \(text)")
      let part = ("x" + text + "x").dropFirst().dropLast()
      XCTAssertEqual(part.hasBytes(of: sought), stands, "\(sought) in a part that is \(text)")
    }
  }
}
