import CourseModel
import XCTest

final class CalloutTests: XCTestCase {
  func testCallout_everyKind_isRead() {
    for kind in Callout.Kind.allCases {
      let body = "> [!\(kind.rawValue.uppercased())]\n> One\n> two\n>\n> Three\n"
      XCTAssertEqual(
        blocks(body).map(\.content),
        [
          .callout(
            Callout(
              kind: kind,
              body: [
                .paragraph([.text("One"), .softBreak, .text("two")]),
                .paragraph([.text("Three")]),
              ]
            )
          )
        ]
      )
    }
  }

  func testQuote_withoutMark_isAQuote() {
    XCTAssertEqual(
      blocks("> [Text] said\n").map(\.content),
      [.prose(.quote([.paragraph([.text("[Text] said")])]))]
    )
  }

  func testCallout_unknown_offersNearest() {
    XCTAssertEqual(
      faults(inBody: "> [!WARNIN]\n> Text\n"),
      [
        """
        L:7:1: error: There is no callout `[!WARNIN]`.
          Did you mean `WARNING`?
        """
      ]
    )
  }

  func testCallout_empty_saysSo() {
    XCTAssertEqual(
      faults(inBody: "> [!NOTE]\n"),
      [
        """
        L:7:1: error: The callout `[!NOTE]` says nothing.
          Write its text in the lines below, each beginning with `> `.
        """
      ]
    )
  }

  func testCallout_textBesideMark_saysSo() {
    let expected = [
      """
      L:7:1: error: Text stands beside `[!NOTE]`, which Git hosts do not accept.
        Move the text to the next line.
      """
    ]
    XCTAssertEqual(faults(inBody: "> [!NOTE] Text\n"), expected)
    XCTAssertEqual(faults(inBody: "> [!NOTE]`x`\n"), expected)
  }

  func testCallout_inList_saysThatItDoesNotCount() {
    XCTAssertEqual(
      faults(inBody: "- > [!NOTE]\n  > Text\n"),
      [
        """
        L:7:3: error: A callout counts only at the margin of a lesson.
          Move it out of the list or quote, or remove the `[!…]` line.
        """
      ]
    )
  }
}
