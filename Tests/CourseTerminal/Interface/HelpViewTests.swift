import XCTest

@testable import CourseTerminal

/// The page of keys, on a screen that has room for it and on one that has not.
final class HelpViewTests: XCTestCase {
  func testKeys_onALowScreen_areRead() {
    var play = Screenplay(columns: 40, rows: 12)
    play.type("?")
    XCTAssertTrue(play.screen.contains("Everywhere"), play.screen)
    XCTAssertFalse(play.screen.contains("shows this"), play.screen)
    play.press(.end)
    XCTAssertTrue(play.screen.contains("shows this"), play.screen)
    play.press(.enter)
    XCTAssertFalse(play.screen.contains("Everywhere"), play.screen)
  }

  func testLongSearch_showsItsEnd() {
    var play = Screenplay(BeliefsView(), columns: 40, rows: 12)
    play.type("/" + String(repeating: "a", count: 60) + "end")
    XCTAssertTrue(play.screen.contains("aaaend"), play.screen)
  }
}
