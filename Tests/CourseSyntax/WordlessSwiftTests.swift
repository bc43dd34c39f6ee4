import CourseSyntax
import Foundation
import XCTest

/// Words are taken out of code, and nothing that the compiler would run.
final class WordlessSwiftTests: XCTestCase {
  /// What is left, with the spaces that stand for words drawn as one dot.
  private func left(_ source: String) -> String? {
    let code = WordlessSwift(source)
    XCTAssertEqual(code.text.utf8.count, source.utf8.count, source)
    guard code.isCertain else {
      XCTAssertEqual(code.text, source)
      return nil
    }
    return code.text.replacing(/[ ]{3,}/, with: "·")
  }

  func testComments_areTakenOut() {
    XCTAssertEqual(left("a // word\nb"), "a·\nb")
    XCTAssertEqual(left("a /* word /* word */\nword */ b"), "a·\n·b")
    XCTAssertEqual(left("/// ” it's “word\r\nb"), "·\r\nb")
    XCTAssertEqual(left("a+//word"), "a+·")
  }

  func testStrings_areTakenOut_andInterpolationsStay() {
    XCTAssertEqual(left("f(\"// word\") + b"), "f(\"·\") + b")
    XCTAssertEqual(left(#"f("word \"\\") + b"#), "f(\"·\") + b")
    XCTAssertEqual(left(#"f("word \(a.f("word", (b))) word")"#), #"f("·\(a.f("·", (b)))·")"#)
    XCTAssertEqual(left("#\"word \\(word) \\#(code)\"#"), "#\"·\\#(code)\"#")
    XCTAssertEqual(left("##\"word \"# word\"##"), "##\"·\"##")
    XCTAssertEqual(
      left("a(\"\"\"\n  word \"word\" \\\n  \\(b\n  + c) \"\"\n  \"\"\")"),
      "a(\"\"\"\n·\n  \\(b\n  + c)·\n  \"\"\")"
    )
    XCTAssertEqual(left("\"\" + a"), "\"\" + a")
  }

  func testSlashes_thatDivide_areCode() {
    XCTAssertEqual(left("let a = b / c // word"), "let a = b / c·")
    XCTAssertEqual(left("let a = b/2; f(\"word\")"), "let a = b/2; f(\"·\")")
    XCTAssertEqual(left("let a = /a+b/ // it's"), nil)
    XCTAssertEqual(left("f(/a+b/)"), "f(/a+b/)")
  }

  /// Where another reading is possible, though it may be one that no compiler accepts but in a part that
  /// `#if` leaves out, nothing is taken out.
  func testDoubt_takesNothingOut() {
    for doubtful in [
      "a /\"/; code; b /\"/", "let a = / /*\ncode\n// */", "a = b / c / \"\"\"\ncode\n\"\"\"",
      "#/ \" /#; code; \"\"", "#!\"\"\"\ncode\n// \"\"\"", "<# /* #>\ncode\n// */",
      "<<<<<<< /*\n=======\n>>>>>>> \ncode\n// */", "` \"\"\"\n`code`\n\"\"\"\n",
      "'\"'; code; '\"'", "\u{201C}/*\u{201D}\ncode\n// */", "*/*\ncode\n// */", "\"open\ncode\"",
      "\"\\(open\n)\"", "\"\\(a /* ) */ )\"", "\"\"\" word\n\"\"\"", "#\"\"\"#; code; #\"\"\"#",
      "/* open", "\"\\q\"", "\"a\"; #\"b\"##", "a\0b", "\"\"\"\n\\(\"\\(\n)\")\n\"\"\"",
      "`a\\\"\"\"`\ncode", String(repeating: "\"\\(", count: 20),
    ] {
      XCTAssertNil(left(doubtful), doubtful)
    }
  }

  func testJoiners_hideNothing() {
    XCTAssertEqual(left("a \"\u{200D}word\"\u{200D} b"), "a \"·\"\u{200D} b")
    XCTAssertEqual(left("/*\u{200D}word*\u{200D}/ word */ b"), "·b")
  }

  /// In what authors write, code is always told apart.
  func testFilesOfTheCourse_areCertain() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let names = FileManager.default.enumerator(atPath: root.path + "/Exercises")
    var count = 0
    while let name = names?.nextObject() as? String {
      guard name.hasSuffix(".swift") else { continue }
      let text = try String(contentsOfFile: "\(root.path)/Exercises/\(name)", encoding: .utf8)
      XCTAssertTrue(WordlessSwift(text).isCertain, name)
      count += 1
    }
    XCTAssertGreaterThan(count, 60)
  }
}
