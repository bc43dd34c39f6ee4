import Modules
import XCTest

/// What printing a module shows.
final class ReprTests: XCTestCase {
  func testDescriptions_equalPyTorchsRepr() throws {
    let cases = try Oracle.read("reprs.json")["modules"].array
    XCTAssertGreaterThan(cases.count, 50)
    for json in cases {
      XCTAssertEqual(try Spec(json["model"]).build().description, json["repr"].text)
    }
  }
}
