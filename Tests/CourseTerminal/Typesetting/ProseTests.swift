import CourseModel
import XCTest

@testable import CourseTerminal

final class ProseTests: XCTestCase {
  private let typesetter = Typesetter.plain(40)

  func testParagraph_marks_areColoursOrPlainText() {
    let inlines: [Inline] = [
      .text("Call "), .code("load_state_dict"), .text(", "), .strong([.text("strictly")]),
      .text(", "), .emphasis([.text("always")]), .text("."),
    ]
    XCTAssertEqual(
      typesetter.paragraph(inlines, width: 40).plain,
      "Call `load_state_dict`, strictly,\nalways."
    )
    let coloured = Typesetter(columns: 40, usesColor: true).paragraph(inlines, width: 80)
    XCTAssertEqual(
      coloured.text(color: true),
      "Call \u{1B}[36mload_state_dict\u{1B}[0m, \u{1B}[1mstrictly\u{1B}[0m, "
        + "\u{1B}[3malways\u{1B}[0m.\n"
    )
  }

  func testLink_outside_showsItsAddress() {
    let outside: [Inline] = [.link(destination: "https://a.org", title: "", [.text("here")])]
    let inside: [Inline] = [.link(destination: "02-saving.md", title: "", [.text("here")])]
    XCTAssertEqual(typesetter.paragraph(outside, width: 40).plain, "here (https://a.org)")
    XCTAssertEqual(typesetter.paragraph(inside, width: 40).plain, "here")
  }

  func testList_hangsUnderItsMark() {
    let list = Prose.orderedList(
      start: 9,
      items: [
        [Samples.paragraph("The ninth of the things that are said.")],
        [
          Samples.paragraph("The tenth."),
          .bulletList(items: [[Samples.paragraph("inside")]], tight: true),
        ],
      ],
      tight: true
    )
    XCTAssertEqual(
      typesetter.prose(list, width: 24).plain,
      """
       9. The ninth of the
          things that are
          said.
      10. The tenth.
          • inside
      """
    )
  }

  func testCallout_hasABarAndItsName() {
    let callout = Callout(
      kind: .warning,
      body: [Samples.paragraph("Do not trust."), Samples.paragraph("Verify.")]
    )
    XCTAssertEqual(
      typesetter.callout(callout).plain,
      """
      ┃ Warning
      ┃ Do not trust.
      ┃
      ┃ Verify.
      """
    )
  }

  func testEveryKindOfCallout_hasItsOwnName() {
    let names = Callout.Kind.allCases.map {
      typesetter.callout(Callout(kind: $0, body: []))[0].text(color: false)
    }
    XCTAssertEqual(Set(names).count, Callout.Kind.allCases.count)
  }
}
