import XCTest

@testable import CourseRunner

final class ScreenTests: XCTestCase {
  private func found(_ text: String, imports: Set<String> = ["StateDictCore"]) -> [String] {
    SourceScreen(imports: imports).findings(in: text).map { "\($0.line): \($0.what)" }
  }

  func testSource_forbiddenWords_areFoundWhereverTheyStand() {
    XCTAssertEqual(found("let a = 1\nlet b = unsafe p.pointee"), ["2: `unsafe`"])
    XCTAssertEqual(found("let b = a.unsafe.c"), ["1: `unsafe`"])
    XCTAssertEqual(found("@ _cdecl(\"x\") func f() {}"), ["1: `@_…`"])
    XCTAssertEqual(found("@`_silgen_name`(\"x\") func f()"), ["1: `@_…`"])
    XCTAssertEqual(found("final class A: @`unchecked` Sendable {}"), ["1: `@unchecked`"])
    XCTAssertEqual(found("@exclusivity(unchecked) var a = 1"), ["1: `@exclusivity`"])
    XCTAssertEqual(found("@c(x) func f() {}"), ["1: `@c, @section, @used, @extern`"])
    XCTAssertEqual(found("@main struct A {}"), ["1: `@main`"])
    XCTAssertEqual(found("# sourceLocation(file: \"a\", line: 1)"), ["1: `#sourceLocation`"])
    XCTAssertEqual(found("final class A: @unchecked Sendable {}"), ["1: `@unchecked`"])
    XCTAssertEqual(found("macro m() = #externalMacro(module: \"a\")"), ["1: `macro`"])
    XCTAssertEqual(found("_typeByName(\"a\")"), ["1: `_typeByName and its kin`"])
  }

  func testSource_wordsApart_areFound() {
    XCTAssertEqual(found("@\n_cdecl(a) func f() {}"), ["1: `@ apart from its name`"])
    XCTAssertEqual(found("@ // a\n_cdecl"), ["1: `@ apart from its name`"])
    XCTAssertEqual(found("@/**/_cdecl(a) func f() {}"), ["1: `@_…`"])
    XCTAssertEqual(found("macro\nm() = #externalMacro"), ["1: `macro apart from its name`"])
    XCTAssertEqual(found("macro/**/m() = #externalMacro"), ["1: `macro`"])
    // Where comments may be code, they are looked at as they stand.
    XCTAssertEqual(found("'@/**/_cdecl(a) func f() {}"), ["1: `@ apart from its name`"])
    XCTAssertEqual(found("'macro/**/m() = #externalMacro"), ["1: `macro apart from its name`"])
    XCTAssertEqual(found("let mail = \"mira@example.org\"; let macro = 1; print(macro)"), [])
  }

  func testSource_imports_areTheCoursesOrHarmless() {
    XCTAssertEqual(found("import StateDictCore\nimport Foundation\nimport struct Swift.Int"), [])
    XCTAssertEqual(found("import Glibc"), ["1: the module `Glibc`"])
    XCTAssertEqual(found("let a = 1; import func Glibc.exit"), ["1: the module `Glibc`"])
    XCTAssertEqual(found("import struct `Glibc`.timespec"), ["1: the module `Glibc`"])
    XCTAssertEqual(found("import\nGlibc"), ["1: the module `?`"])
    XCTAssertEqual(found("import/* */Glibc"), ["1: the module `Glibc`"])
    XCTAssertEqual(found("@testable import XCTest"), ["1: the module `XCTest`"])
  }

  func testSource_honestWords_areLeftAlone() {
    for text in [
      "// loading a pickle is unsafe", "let a = 1  // unsafe, as import torch is",
      "/* unsafe\n   What import torch gives: @_cdecl. */", "/**\n * import the weights\n */",
      "print(\"import torch\")", "print(\"unsafe\", a, \"@_silgen_name\")",
      "print(\"\"\"\n  unsafe\n  import torch\n  \"\"\")", "print(#\"unsafe \\(unsafe)\"#)",
      "let half = a / 2  // unsafe", "print(\"a \\(b) unsafe\")",
      "let unsafely = important && macroscopic", "let _ = state[\"main\"]",
    ] {
      XCTAssertEqual(found(text), [], text)
    }
  }

  func testSource_codeThatLooksLikeWords_isFound() {
    for text in [
      "let a = \"//\"; unsafe b", "/* a */ unsafe b", "let a = #\"\\\"#; unsafe b",
      "let a = #/ // /#; unsafe b", "let a = /\"/; unsafe b; let c = /\"/",
      "print(\"\\(unsafe b)\")", "print(#\"\\#(unsafe b)\"#)", "/* /* */ */ unsafe b",
      "print(\"\\(f(\"x\", unsafe b))\")", "\"\\(\"//\")\"; unsafe b",
    ] {
      XCTAssertEqual(found(text), ["1: `unsafe`"], text)
    }
    XCTAssertEqual(found("/*\n// */ unsafe b"), ["2: `unsafe`"])
    XCTAssertEqual(found("print(\"\"\"\n// \\(unsafe b)\n\"\"\")"), ["2: `unsafe`"])
    XCTAssertEqual(found("print(\"\"\"\n// \"\"\"); unsafe b"), ["2: `unsafe`"])
  }

  func testSource_joiners_hideNothing() {
    let joiner = "\u{200D}"
    for text in [
      "/*\n// */\(joiner)x = unsafe p", "\nx =\(joiner) unsafe p", "\nx = unsafe\(joiner) p",
      "/* */\n/\(joiner)/ unsafe", "print(\"\"\"\n//\"\"\"\(joiner),unsafe p)",
      "print(\"\"\"\n// \\\(joiner)\n// \\(unsafe p)\n\"\"\"",
    ] {
      XCTAssertEqual(found(text).map { $0.suffix(8) }, ["`unsafe`"], text)
    }
    for text in [
      "/* a */\(joiner) import Glibc", "let a = \"\"\(joiner); import Glibc",
      "let a = \"\"\"\(joiner); import Glibc", "*\(joiner)/ import Glibc",
    ] {
      XCTAssertEqual(found(text), ["1: the module `Glibc`"], text)
    }
  }

  func testSource_accentOfAnOperator_hidesNothing() {
    XCTAssertEqual(found("a =\u{0300}unsafe y"), ["1: `unsafe`"])
    XCTAssertEqual(found("a =\u{FE0F}_typeByName(b)"), ["1: `_typeByName and its kin`"])
    XCTAssertEqual(found("let importância = 1"), [])
  }

  func testSource_lines_endWhereTheCompilersDo() {
    XCTAssertEqual(found("//\u{2028}unsafe\u{85}unsafe\u{0B}unsafe"), [])
    XCTAssertEqual(found("/*\u{2028}// */ unsafe"), ["1: `unsafe`"])
    XCTAssertEqual(found("let a = 1\r\n// unsafe\r\nlet b = unsafe p"), ["3: `unsafe`"])
    XCTAssertEqual(found("// a\rlet b = unsafe p"), ["2: `unsafe`"])
  }

  func testFormats_ofNumbersInPlace_areLeftAlone() {
    for text in [
      "String(format: \"%.2f\", loss)",
      "String(format: \"%5.1f %% of %03d\", a * (b + 1), c[1, 2])",
      "\"loss \\(String(format: \"%.3e\", loss))\"", "String(\n  format: \"%d\",\n  max(a, b),\n)",
      "// format: what it is\nString(format: \"%x\", a)", "f(\"format: \", a)",
      "String(format: \"%.1f\", a / b)", "/* // */ String(format: \"%d\", a /* , b */)",
      "let format = 1; String(format: \"a\")",
    ] {
      XCTAssertEqual(FormatScreen.findings(in: text).map(\.line), [], text)
    }
  }

  func testFormats_thatReachIntoMemory_areFound() {
    for text in [
      "String(format: \"%s\", 4096)", "String(format: \"%@\", 4096)", "String(format: \"%d%d\", a)",
      "String(format: \"%1$d\", a)", "String(format: \"%*d\", a)", "String(format: \"%n\", a)",
      "String(format: f, a)", "String(format: \"\" + f, a)", "String(format: \"\\(f)\", a)",
      "String(format: \"\"\"\n%s\n\"\"\", a)", "String(`format`: f, a)", "String(format/**/: f, a)",
      "String(format: \"%d%d\", a, )", "String(format: \"%d%d\", a /* , b */)",
      "String(format: \"%\\u{73}\", a)", "call(String.init, a)", "String.init(format:_:)",
      "let f: (String, CVarArg...) -> String", "String(format: #\"%s\"#, a)",
      "/* // */ String(format: f, a)", "String(format: \"%d%d\", f(/)/, b))",
      "String(format: \"%d\", arguments: a)", "String(format: \"%d\", locale: nil, arguments: a)",
    ] {
      XCTAssertEqual(FormatScreen.findings(in: "\n" + text).map(\.line), [2], text)
    }
  }

  func testSymbols_words_areFoundWhole() {
    for (name, word) in [
      ("Foundation.Process.init() -> Foundation.Process", "Process"),
      ("type metadata accessor for Foundation.NSMutableData", "NSMutableData"),
      ("Glibc.stdout.getter : Swift.OpaquePointer", "Glibc."), ("x→Thread", "Thread"),
      ("(extension in Dispatch):Swift.Int", nil), ("Exercise.Processor", nil),
      ("Foundation.NSString.length.getter", nil), ("Checkpoints.XCTest", nil), ("", nil),
      ("Swift.readLine(strippingNewline: Swift.Bool)", "readLine"),
      ("A.B.CommandLine", "CommandLine"),
    ] as [(String, String?)] {
      XCTAssertEqual(SymbolWords.forbidden(in: name), word, name)
    }
  }

  func testObject_notAnObjectFile_isAFinding() {
    for bytes in [Data(), Data("text".utf8), Data([0x7F, 0x45, 0x4C, 0x46, 2, 1])] {
      let findings = ObjectScreen.findings(in: bytes, module: "Exercise", text: "")
      XCTAssertEqual(findings.map(\.what), ["an object file of no known kind"])
    }
  }

  func testObject_tablesBeyondTheEnd_areAFinding() {
    // A header whose table of sections begins at its end, and one whose table is enormous.
    var header = [UInt8](repeating: 0, count: 64)
    header.replaceSubrange(0..<6, with: [0x7F, 0x45, 0x4C, 0x46, 2, 1])
    header[0x28] = 64
    header[0x3A] = 64
    header[0x3C] = 3
    XCTAssertNil(ObjectFile(Data(header)))
    for index in 0x28..<0x30 { header[index] = 0xFF }
    XCTAssertNil(ObjectFile(Data(header)))
  }
}
