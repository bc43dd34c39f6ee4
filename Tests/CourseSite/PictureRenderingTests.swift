import CourseEvents
import CourseModel
import CourseRunner
import CourseSite
import XCTest

/// Pictures that cells show, on a lesson's page.
final class PictureRenderingTests: SiteTestCase {
  private let cell = Cell(index: 0, mode: .run, source: "show()\n", firstLine: 1)
  private let lane = Display.Lane(
    label: "storage A",
    note: "8 bytes · cpu",
    boxes: [.init(text: "<1>"), .init(text: "2", isChanged: true), .init(skipping: 7)],
    marks: [.init(label: "w", note: "offset 1", touches: [.init(box: 1, text: "0")])]
  )
  private let series = [Display.Series(name: "loss", values: [2, nil, 1, 0.5])]

  private func page(_ displays: Display..., mode: Cell.Mode = .run) throws -> String {
    var run = run(.completed)
    run.cells[0].displays = displays
    var cell = cell
    cell.mode = mode
    return try page([.cell(cell)], run: run)
  }

  func testLanes_areADrawingThatSaysWhatItShows() throws {
    let page = try page(.lanes(caption: "After the load", lanes: [lane]))
    XCTAssertTrue(page.contains("<figcaption>After the load</figcaption>"))
    XCTAssertTrue(
      page.contains("role=\"img\" aria-labelledby=\"picture-1-1-title-1 picture-1-1-words-1\"")
    )
    XCTAssertTrue(
      page.contains("<title id=\"picture-1-1-title-1\">storage A, 8 bytes · cpu</title>")
    )
    XCTAssertTrue(
      page.contains(
        "<desc id=\"picture-1-1-words-1\">storage A (8 bytes · cpu): &lt;1&gt;, 2 (changed), 7 more. "
          + "w (offset 1) over boxes 1.</desc>"
      )
    )
    XCTAssertTrue(page.contains("class=\"box changed\""))
    XCTAssertTrue(page.contains("class=\"gap\""))
    XCTAssertTrue(page.contains("…7"))
    XCTAssertTrue(page.contains("changed since the last picture"))
  }

  func testPlot_hasTicksAGapAndALegend() throws {
    let page = try page(.plot(caption: "Falls", x: "step", y: "loss", series: series))
    XCTAssertTrue(page.contains("class=\"curve m0\""))
    let path = try XCTUnwrap(page.firstMatch(of: #/<path d="([^"]+)"/#)?.1)
    XCTAssertEqual(path.count { $0 == "M" }, 2, "a gap begins the path anew: \(path)")
    XCTAssertTrue(
      page.contains("loss: from 2 to 0.5 over 4 points, lowest 0.5 at 3, highest 2 at 0.")
    )
  }

  func testTable_isATable() throws {
    let page = try page(.table(caption: "Sizes", header: ["name", "n"], rows: [["<a>", "4"]]))
    XCTAssertTrue(page.contains("<td>&lt;a&gt;</td>"))
    XCTAssertTrue(page.contains("<td class=\"to-right\">4</td>"))
  }

  func testHiddenCell_showsItsPicturesOnly() throws {
    let page = try page(.lanes(caption: "Seen", lanes: [lane]), mode: .hidden)
    XCTAssertTrue(page.contains("Seen"))
    XCTAssertFalse(page.contains("show()"))
  }

  func testPictures_giveTheSameBytesAgain() throws {
    let displays: [Display] = [
      .lanes(caption: "a", lanes: [lane, lane]),
      .plot(caption: "b", x: "x", y: "y", series: series),
    ]
    XCTAssertEqual(try page(displays[0], displays[1]), try page(displays[0], displays[1]))
  }
}
