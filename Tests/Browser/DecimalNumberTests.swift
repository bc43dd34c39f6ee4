import XCTest

@testable import StateDictBrowser

/// Numbers in text become what the standard library makes of them.
final class DecimalNumberTests: XCTestCase {
  private func read(_ text: String) -> (value: Double, length: Int) {
    let number = Array(text.utf8).withUnsafeBufferPointer { DecimalNumber($0) }
    return (number.value, number.length)
  }

  func testRead_randomBits_giveThemBack() {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<2000 {
      let value = Double(bitPattern: generator.next())
      guard value.isFinite else { continue }
      XCTAssertEqual(read("\(value)").value.bitPattern, value.bitPattern, "\(value)")
    }
  }

  func testRead_hardCases_areRoundedToTheNearest() {
    let texts = [
      "0", "-0", "1", "0.1", "1e23", "9007199254740993", "9007199254740992.5", "4.9e-324",
      "2.4e-324",
      "2.5e-324", "2.2250738585072011e-308", "1.7976931348623157e308", "1.7976931348623159e308",
      "1e400", "1e-400", "123456789012345678901234567890", "0.000000000000000000000000000001",
      "5e-1", "8.5", ".5", "5.", "+3",
      "9007199254740992." + String(repeating: "0", count: 900) + "1",
    ]
    for text in texts {
      XCTAssertEqual(read(text).value.bitPattern, Double(text)?.bitPattern, text)
      XCTAssertEqual(read(text).length, text.utf8.count, text)
    }
    XCTAssertEqual(read("-inf").value, -.infinity)
    XCTAssertTrue(read("nan").value.isNaN)
  }

  func testRead_whatIsNoNumber_hasNoLength() {
    for text in ["", "-", ".", "e5", "x"] { XCTAssertEqual(read(text).length, 0, text) }
    XCTAssertEqual(read("1e").length, 1)
    XCTAssertEqual(read("12abc").length, 2)
  }
}
