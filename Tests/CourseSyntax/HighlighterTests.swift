import XCTest

import CourseSyntax

/// How source text is cut into coloured pieces.
final class HighlighterTests: XCTestCase {
  private static let letters: [Token.Kind: Character] = [
    .keyword: "k", .type: "t", .call: "f", .string: "s", .number: "n", .comment: "c",
    .attribute: "a", .prompt: "p",
  ]

  private func pieces(_ source: String, _ language: String) -> [String] {
    Highlighter.tokens(of: source, language: language)
      .filter { $0.kind != .plain }
      .map { "\(Self.letters[$0.kind, default: "?"]):\($0.text)" }
  }

  func testSwift() {
    XCTAssertEqual(
      pieces("let x = try Linear(4, 0x1F).load(\"a\\(b(\")\"))\\\"\") // é", "swift"),
      [
        "k:let", "k:try", "t:Linear", "n:4", "n:0x1F", "f:load", "s:\"a\\(b(\")\"))\\\"\"",
        "c:// é",
      ]
    )
  }

  func testSwift_memberNamedLikeAKeyword_isNone() {
    XCTAssertEqual(pieces("a.default.self", "swift"), ["k:self"])
  }

  func testSwift_strings() {
    XCTAssertEqual(
      pieces("#\"a\"b\"# + \"\"\"\n\"x\"\n\"\"\" + \"open\nlet", "swift"),
      ["s:#\"a\"b\"#", "s:\"\"\"\n\"x\"\n\"\"\"", "s:\"open", "k:let"]
    )
  }

  func testSwift_commentsNest() {
    XCTAssertEqual(pieces("/* a /* b */ c */ if", "swift"), ["c:/* a /* b */ c */", "k:if"])
  }

  func testSwift_rangeIsNoNumber() {
    XCTAssertEqual(pieces("0..<1.5e-3", "swift"), ["n:0", "n:1.5e-3"])
  }

  func testPython() {
    XCTAssertEqual(
      pieces("@torch.no_grad()\ndef f(x): return f'a\\'{x}' # c", "python"),
      ["a:@torch.no_grad", "k:def", "f:f", "k:return", "s:f'a\\'{x}'", "c:# c"]
    )
  }

  func testPython_tripleQuotes() {
    XCTAssertEqual(pieces("\"\"\"a\n'b'\"\"\" is None", "python").first, "s:\"\"\"a\n'b'\"\"\"")
  }

  func testShell() {
    XCTAssertEqual(pieces("$ ls a#b # c\nout # d", "console"), ["p:$", "c:# c", "c:# d"])
  }

  func testUnknownLanguage_isPlain() {
    XCTAssertEqual(pieces("let x = \"1\"", "cobol"), [])
  }

  func testLines_cutTokensAtLineBreaks() {
    let lines = Highlighter.lines(of: "/* a\n\nb */ let\r\n\n1\n", language: "swift")
    XCTAssertEqual(
      lines.map { $0.map(\.text) },
      [["/* a"], [], ["b */", " ", "let"], [], ["1"]]
    )
    XCTAssertEqual(lines[2].map(\.kind), [.comment, .plain, .keyword])
    XCTAssertEqual(Highlighter.lines(of: "", language: "swift"), [])
  }

  func testTokens_togetherAreTheSource() {
    let alphabet = Array("\"'#\\()/*@$ \n\t.aZ_09`{}é\r👩‍👧")
    var state: UInt64 = 42
    func next() -> Character {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return alphabet[Int(state >> 33) % alphabet.count]
    }
    for _ in 0..<2_000 {
      let source = String((0..<24).map { _ in next() })
      for language in ["swift", "python", "console"] {
        let tokens = Highlighter.tokens(of: source, language: language)
        XCTAssertEqual(
          tokens.map(\.text).joined(),
          source,
          "\(language): \(source.debugDescription)"
        )
      }
    }
  }
}
