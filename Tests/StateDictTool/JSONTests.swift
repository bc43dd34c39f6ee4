import StateDictJSON
import XCTest

/// Reading and writing JSON.
final class JSONTests: XCTestCase {
  private func parse(_ text: String) throws -> JSON { try JSON(parsing: Array(text.utf8)) }

  func testParse_everyKindOfValue_isWrittenBack() throws {
    let text = #"{"b": [1, -2.5e+10, true, false, null], "a": "é\n\"\\\u0001😀"}"#
    XCTAssertEqual(try parse(text).description, text)
  }

  func testParse_escapes_areCharacters() throws {
    XCTAssertEqual(try parse(#""\u0041\ud83d\ude00\/\t""#).string, "A😀/\t")
    XCTAssertEqual(try parse(#""\ud83d!""#).string, "\u{fffd}!")
  }

  func testParse_numbers_keepTheirDigits() throws {
    let number = try parse("0.1")
    XCTAssertEqual(number.float, 0.1)
    XCTAssertEqual(number.double, 0.1)
    XCTAssertEqual(try parse("12").int, 12)
    XCTAssertEqual(try parse("\"nan\"").double?.isNaN, true)
  }

  func testParse_objects_keepOrderAndSpelling() throws {
    let object = try parse("{\"e\\u0301\": 1, \"\\u00e9\": 2}")
    XCTAssertEqual(object.members.count, 2)
    XCTAssertEqual(object["\u{e9}"].int, 2)
    XCTAssertTrue(object["absent"].isNull)
    XCTAssertFalse(object.has("absent"))
  }

  func testParse_faults_areNamedWithTheirPlace() {
    let faults = [
      "": "0: expected a value", "[1,": "3: expected a value", "[1 2]": "3: expected a comma or ]",
      "{\"a\" 1}": "5: expected a colon", "{1}": "1: expected a name",
      "tru": "0: expected true", "1 1": "2: expected the end",
      "\"a": "2: expected the end of the string",
      "\"\\q\"": "3: expected an escape",
    ]
    for (text, sentence) in faults {
      XCTAssertThrowsError(try parse(text)) {
        XCTAssertEqual("\($0)", "invalid JSON at byte " + sentence, text)
      }
    }
  }

  func testParse_deepNesting_isRefused() {
    XCTAssertThrowsError(try parse(String(repeating: "[", count: 100_000))) {
      XCTAssertEqual("\($0)", "invalid JSON at byte 512: expected less nesting")
    }
  }
}
