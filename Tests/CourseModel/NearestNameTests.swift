import XCTest

import CourseModel

final class NearestNameTests: XCTestCase {
  private func distance(_ left: String, _ right: String) -> Int {
    NearestName.distance(Array(left), Array(right))
  }

  func testDistance_ofEdits_isTheirNumber() {
    XCTAssertEqual(distance("", ""), 0)
    XCTAssertEqual(distance("", "abc"), 3)
    XCTAssertEqual(distance("abc", "abc"), 0)
    XCTAssertEqual(distance("kitten", "sitting"), 3)
    XCTAssertEqual(distance("ouptut", "output"), 1)
    XCTAssertEqual(distance("tabel", "table"), 1)
  }

  func testNearest_ofFarNames_isNone() {
    XCTAssertNil(NearestName.of("hard", among: ["foundation", "expert"]))
    XCTAssertNil(NearestName.of("x", among: []))
  }

  func testNearest_ofSeveral_isTheFirstNearest() {
    XCTAssertEqual(NearestName.of("leson", among: ["lesion", "lesson"]), "lesion")
    XCTAssertEqual(NearestName.of("Quiz", among: ["quiz"]), "quiz")
  }
}
