import CourseEvents
import CourseModel
import CourseRunner
import XCTest

@testable import CourseTerminal

/// Pictures that cells show, in a terminal.
final class PictureTests: XCTestCase {
  private let lanes = Display.lanes(
    caption: "After the load",
    lanes: [
      .init(
        label: "storage A",
        note: "16 bytes",
        boxes: [
          .init(text: "1.0"), .init(text: "-2.5", isChanged: true), .init(skipping: 2),
        ],
        marks: [
          .init(label: "all", note: "offset 0", touches: [.init(box: 0, text: "0")]),
          .init(label: "part", note: "offset 1", touches: [.init(box: 1, text: "0")]),
        ]
      )
    ]
  )
  private let plot = Display.plot(
    caption: "The loss",
    x: "step",
    y: "loss",
    series: [
      .init(name: "with", values: [3, 2, 1]), .init(name: "without", values: [3, 3, nil]),
    ]
  )

  private func set(_ display: Display, columns: Int = 48) -> String {
    Typesetter.plain(columns).display(display).plain
  }

  func testLanes_showBoxesAndWhatLiesOverThem() {
    XCTAssertEqual(
      set(lanes),
      """
      ▣ After the load
      storage A · 16 bytes
           ┌───────┬───────┬───────┐
           │  1.0  │ -2.5* │  …2   │
           └───────┴───────┴───────┘
      all      0
      part             0
      all   offset 0
      part  offset 1
      * changed since the last picture
      """
    )
  }

  func testLanes_tooManyForTheWidth_goOnBelow() {
    let text = set(lanes, columns: 24)
    XCTAssertEqual(text.split(separator: "\n").count { $0.contains("┌") }, 3, text)
    XCTAssertTrue(text.split(separator: "\n").allSatisfy { String($0).displayWidth <= 24 }, text)
  }

  func testPlot_drawsEveryLineWithASignOfItsOwn() {
    XCTAssertEqual(
      set(plot, columns: 30),
      """
      ▣ The loss
      loss
      3 ┤●○○○○○○○○○○
        │ ●●●
        │    ●
        │     ●●
        │       ●●
      2 ┤         ●●
        │           ●●
        │             ●●
        │               ●●
        │                 ●●
      1 ┤                   ●●
        └─────────────────────
         0       step       2
      ● with: from 3 to 1 over
      3 points, lowest 1 at 2,
      highest 3 at 0.
      ○ without: from 3 to 3
      over 3 points, lowest 3
      at 0, highest 3 at 0.
      """
    )
  }

  func testPlot_ofOneValue_isDrawn() {
    let text = set(
      .plot(caption: "c", x: "x", y: "y", series: [.init(name: "n", values: [0.5])])
    )
    XCTAssertTrue(text.contains("●"), text)
  }

  func testTable_setsNumbersToTheRight() {
    XCTAssertEqual(
      set(
        .table(caption: "Sizes", header: ["name", "bytes"], rows: [["a", "4"], ["bc", "16"]])
      ),
      """
      ▣ Sizes
      name  bytes
      ────  ─────
      a         4
      bc       16
      """
    )
  }

  func testPlain_tellsInWords() {
    let typesetter = Typesetter(columns: 200, usesColor: false, drawsPictures: false)
    XCTAssertEqual(
      typesetter.display(lanes).plain.replacing("\n", with: " "),
      "▣ After the load storage A (16 bytes): 1.0, -2.5 (changed), 2 more. all (offset 0) over boxes "
        + "0. part (offset 1) over boxes 1."
    )
  }

  func testNames_cannotDisturbTheScreen() {
    let text = set(
      .lanes(
        caption: "\u{1B}[2J",
        lanes: [
          .init(
            label: "a\nb",
            note: "",
            boxes: [.init(text: "\u{1B}[31m\n")],
            marks: [.init(label: "x\ny", note: "\r", touches: [])]
          )
        ]
      )
    )
    XCTAssertFalse(text.contains("\u{1B}"))
    XCTAssertTrue(text.contains("a b"), text)
  }

  func testCell_showsItsPicturesBelow_alsoWhereItIsHidden() {
    for mode in [Cell.Mode.run, .hidden] {
      let lesson = Samples.lesson([.cell(Samples.cell(mode: mode))])
      var view = LessonView(lesson)
      view.run = Samples.run(.completed)
      view.run?.cells[0].displays = [lanes]
      let text = Typesetter.plain(60).blocks(lesson.blocks, view).plain
      XCTAssertTrue(text.contains("▣ After the load"), text)
      XCTAssertEqual(text.contains("print(1)"), mode == .run)
    }
  }
}
