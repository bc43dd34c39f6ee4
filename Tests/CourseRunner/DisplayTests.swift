import CourseEvents
import CourseModel
import Foundation
import XCTest

@testable import CourseRunner

/// Pictures that cells show, from the learner's process to the result that is kept.
final class DisplayTests: XCTestCase {
  private var course: TestCourse?

  override func setUpWithError() throws { course = try TestCourse() }
  override func tearDown() { course?.remove() }

  private func run(_ cells: String..., imports: [String] = []) async throws -> LessonRun {
    let course = try XCTUnwrap(course)
    return try await course.lessons.run(lesson(cells.map { (.run, $0) }), imports: imports)
  }

  func testTableAndPlot_belongToTheirCell() async throws {
    let run = try await run(
      "print(1)\ndisplay(table: [[\"a\\\"\\n\", \"1\"]], header: [\"x\", \"y\"], caption: \"Two\")",
      "display(plot: [\"loss\": [1, .nan, 0.5]], x: \"step\", y: \"loss\", caption: \"Falls\")"
    )
    XCTAssertEqual(run.diagnostics, [])
    XCTAssertEqual(
      run.cells.map(\.displays),
      [
        [.table(caption: "Two", header: ["x", "y"], rows: [["a\"\n", "1"]])],
        [
          .plot(
            caption: "Falls",
            x: "step",
            y: "loss",
            series: [.init(name: "loss", values: [1, nil, 0.5])]
          )
        ],
      ]
    )
    XCTAssertEqual(run.cells[0].standardOutput, "1\n")
  }

  func testPictures_areKept() async throws {
    let cell = "display(table: [[\"1\"]], header: [\"x\"], caption: \"One\")"
    let first = try await run(cell)
    let second = try await run(cell)
    XCTAssertTrue(second.isCached)
    XCTAssertEqual(second.cells, first.cells)
    XCTAssertEqual(second.cells[0].displays.count, 1)
  }

  func testEveryKind_comesThroughTheChannel() throws {
    let displays: [Display] = [
      .table(caption: "c", header: ["\u{1}"], rows: [["é\t"]]),
      .plot(caption: "c", x: "x", y: "y", series: [.init(name: "n", values: [1e-300, nil, -2])]),
      .lanes(
        caption: "c",
        lanes: [
          .init(
            label: "l",
            note: "n",
            boxes: [.init(text: "1", isChanged: true), .init(skipping: 3)],
            marks: [.init(label: "m", note: "o", touches: [.init(box: 1, text: "0")])]
          )
        ]
      ),
    ]
    for display in displays {
      let line = EventLine(nonce: "n", event: .displayed(display: display))
      let read = try JSONDecoder().decode(EventLine.self, from: Data(line.json.utf8))
      XCTAssertEqual(read, line)
    }
  }

  func testPicture_thatCannotBeShown_isDiagnosedAndTheCellStands() async throws {
    for (call, words) in [
      (
        "table: [[\"1\"]], header: [\"x\"], caption: \" \"",
        "The picture has no caption, and so nothing to say to who cannot see it."
      ),
      (
        "table: [[\"1\"], [\"1\", \"2\"]], header: [\"x\"], caption: \"c\"",
        "Row 2 of the table has 2 cells, and its header has 1."
      ),
      (
        "plot: [\"a\": [.nan]], x: \"x\", y: \"y\", caption: \"c\"",
        "There is nothing to draw in the picture."
      ),
      (
        "plot: [\"a\": Array(repeating: 1, count: 3000)], x: \"x\", y: \"y\", caption: \"c\"",
        "The picture has 3000 points; at most 2000 can be told apart."
      ),
    ] {
      let run = try await run("print(1)\ndisplay(\(call))\nprint(2)", "print(3)")
      XCTAssertEqual(
        run.diagnostics.map(\.description),
        [
          """
          Lessons/01-test.md:10:1: error: \(words)
            Give `display` a caption that says what is seen, and less to show.
          """
        ]
      )
      XCTAssertEqual(run.cells.map(\.standardOutput), ["1\n2\n", "3\n"])
      XCTAssertEqual(run.cells[0].displays, [])
    }
  }

  func testPictures_inFloods_areCut() async throws {
    let run = try await run(
      "for i in 0..<500 { display(table: [[\"\\(i)\"]], header: [\"x\"], caption: \"c\") }"
    )
    XCTAssertEqual(run.cells[0].displays.count, 12)
    XCTAssertEqual(run.diagnostics.count, 1)
  }
}
