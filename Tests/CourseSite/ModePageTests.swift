import CourseModel
import CourseModes
import CourseSite
import Foundation
import XCTest

/// The pages of the modes, and their data.
final class ModePageTests: SiteTestCase {
  func testEveryMode_hasItsDataAndAllButReadTheirPage() throws {
    try build()
    let files = Set(try filesOnDisk())
    for mode in Mode.allCases {
      XCTAssertTrue(files.contains("data/\(mode.rawValue).json"), mode.title)
      XCTAssertEqual(files.contains("mode-\(mode.rawValue).html"), mode != .read, mode.title)
      let data = Data(try text("data/\(mode.rawValue).json").utf8)
      let document = try JSONDecoder().decode(ModeDocument.self, from: data)
      XCTAssertEqual(document.title, mode.title)
      // It is put together in parts, and is what it would be in one piece.
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      XCTAssertEqual(try encoder.encode(document), data, mode.title)
    }
  }

  func testEveryPage_itsContentsAreAList_hereOrOnTheFirstPage() throws {
    try build()
    for file in try filesOnDisk() where file.hasSuffix(".html") {
      let page = PageInspector(try text(file))
      guard let link = page.all("a").first(where: { $0.attributes["class"] == "to-contents" })
      else { continue }
      let href = try XCTUnwrap(link.attributes["href"])
      XCTAssertTrue(["#_contents", "index.html#_contents"].contains(href), "\(file): \(href)")
      let there = href.hasPrefix("#") ? page : PageInspector(try text("index.html"))
      XCTAssertTrue(there.values("id").contains("_contents"), "\(file): \(href)")
    }
    let lesson = "href=\"#lesson-03-loading\""
    XCTAssertTrue(try text("print.html").contains(lesson))
    XCTAssertTrue(try text("mode-notebook.html").contains(lesson))
  }

  func testFirstPage_leadsToEveryMode() throws {
    try build()
    let page = try text("index.html")
    for mode in Mode.allCases where mode != .read {
      XCTAssertTrue(page.contains("href=\"mode-\(mode.rawValue).html\""), mode.title)
    }
  }

  func testHeadingsOfALesson_areLinkedAcrossPages() throws {
    let link = Inline.link(destination: "#there", title: "", [.text("see there")])
    let callout = Callout(kind: .insight, body: [.paragraph([link])])
    let own = try page([
      .heading(level: 2, text: [.text("There")], anchor: "there"), .callout(callout),
    ])
    XCTAssertTrue(own.contains("<a href=\"#there\">see there</a>"))
    let cheat = try text("mode-cheat.html")
    XCTAssertTrue(cheat.contains("<a href=\"01-only.html#there\">see there</a>"), cheat)
  }

  func testModeWithNothing_saysSo() throws {
    _ = try page([.prose(.rule)])
    XCTAssertTrue(try text("mode-debug.html").contains("There is nothing of this kind yet."))
  }
}
