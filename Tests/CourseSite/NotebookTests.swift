import CourseEvents
import CourseModel
import CourseRunner
import CourseSite
import Foundation
import XCTest

/// The lessons as notebooks.
final class NotebookTests: SiteTestCase {
  private func notebook(_ id: String) throws -> [String: Any] {
    try build()
    let data = try Data(contentsOf: URL(fileURLWithPath: "\(output)/notebooks/\(id).ipynb"))
    return try XCTUnwrap(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  private func cells(_ id: String) throws -> [[String: Any]] {
    try XCTUnwrap(notebook(id)["cells"] as? [[String: Any]])
  }

  func testNotebook_hasTheFormatOfJupyter() throws {
    let notebook = try notebook("01-what-is-a-state-dict")
    XCTAssertEqual(notebook["nbformat"] as? Int, 4)
    XCTAssertEqual(notebook["nbformat_minor"] as? Int, 5)
    let metadata = try XCTUnwrap(notebook["metadata"] as? [String: [String: String]])
    XCTAssertEqual(metadata["kernelspec"]?["display_name"], "Swift")
    let cells = try cells("01-what-is-a-state-dict")
    let ids = cells.compactMap { $0["id"] as? String }
    XCTAssertEqual(Set(ids).count, cells.count)
    for cell in cells {
      let isCode = cell["cell_type"] as? String == "code"
      XCTAssertEqual(cell["outputs"] != nil, isCode)
      XCTAssertEqual(cell["execution_count"] != nil, isCode)
    }
  }

  func testNotebook_holdsCodeOfBothKindsWithWhatItGave() throws {
    let code = try cells("01-what-is-a-state-dict").filter { $0["cell_type"] as? String == "code" }
    XCTAssertEqual(code.count, 2)
    for cell in code {
      let output = try XCTUnwrap((cell["outputs"] as? [[String: Any]])?.first)
      XCTAssertEqual(output["output_type"] as? String, "stream")
      XCTAssertEqual((output["text"] as? [String])?.joined(), SampleCourse.keys)
    }
  }

  /// The destinations of a text's links and images.
  private func destinations(_ text: String) -> [String] {
    text.matches(of: /\]\(([^()\s]+)/).map { String($0.1) }
  }

  func testNotebook_itsLinksLeadToFilesOfTheSite() throws {
    var links: [String] = []
    for id in ["01-what-is-a-state-dict", "03-loading"] {
      links += try cells(id).flatMap { $0["source"] as? [String] ?? [] }.flatMap(destinations)
    }
    XCTAssertTrue(links.contains("../03-loading.html#strict"), "\(links)")
    XCTAssertTrue(links.contains("../media/Lessons/images/keys.svg"), "\(links)")
    XCTAssertTrue(links.contains("https://pytorch.org/docs"), "\(links)")
    for link in links where !link.hasPrefix("https:") {
      let file = "\(output)/notebooks/\(link.prefix { $0 != "#" })"
      XCTAssertTrue(FileManager.default.fileExists(atPath: file), link)
    }
  }

  func testNotebook_ofASiteWithAnAddress_itsLinksHoldIt() throws {
    let publication = try Publication(address: "https://example.org/course")
    _ = try SiteBuilder(root: root, output: output, publication: publication)
      .build(SampleCourse.course, runs: SampleCourse.runs)
    let book = try text("notebooks/01-what-is-a-state-dict.ipynb")
    XCTAssertTrue(book.contains("(https://example.org/course/03-loading.html#strict)"))
    XCTAssertFalse(book.contains("](../"))
  }

  func testText_itsLinksLeadToOtherTextsAndElseToPages() throws {
    for name in ["01-what-is-a-state-dict", "03-loading"] {
      try """
      See [loading](03-loading.md#strict), [here](#your-turn), [work](../Exercises/03-loading/load-report),
      ![keys](images/keys.svg), [none](nothing.md), `list[0](x)` and [the web](https://example.org/a).

      """.write(toFile: "\(root)/Lessons/\(name).md", atomically: true, encoding: .utf8)
    }
    try build()
    XCTAssertEqual(
      try destinations(text("text/03-loading.md")),
      [
        "../text/03-loading.md#strict", "../text/03-loading.md#your-turn",
        "../03-loading.html#exercise-03-loading-load-report", "../media/Lessons/images/keys.svg",
        "nothing.md", "x", "https://example.org/a",
      ]
    )
  }

  func testNotebook_picturesAreOutputs() throws {
    let lane = Display.Lane(
      label: "storage <A>",
      note: "8 bytes",
      boxes: [.init(text: "1", isChanged: true)],
      marks: [.init(label: "w", note: "offset 0", touches: [.init(box: 0, text: "0")])]
    )
    let caption = "A picture whose caption is longer than one line of a drawing can be"
    var run = run(.completed)
    run.cells[0].displays = [
      .lanes(caption: caption, lanes: [lane]),
      .plot(caption: "Falls", x: "step", y: "loss", series: [.init(name: "loss", values: [2, 1])]),
      .table(caption: "Sizes", header: ["name"], rows: [["<a>"]]),
    ]
    for mode in [Cell.Mode.run, .hidden] {
      _ = try page([.cell(Cell(index: 0, mode: mode, source: "draw()\n", firstLine: 1))], run: run)
      let book = try JSONDecoder().decode(
        Book.self,
        from: Data(try text("notebooks/01-only.ipynb").utf8)
      )
      let cell = try XCTUnwrap(book.cells.last)
      XCTAssertEqual(cell.source.joined().contains("draw()"), mode == .run)
      let outputs = try XCTUnwrap(cell.outputs)
      XCTAssertEqual(outputs.map(\.outputType), Array(repeating: "display_data", count: 3))
      for output in outputs.prefix(2) {
        let picture = PageInspector(try XCTUnwrap(output.data?["image/svg+xml"]).joined())
        XCTAssertNil(picture.failure)
        XCTAssertEqual(picture.elements.first?.attributes["xmlns"], "http://www.w3.org/2000/svg")
      }
      XCTAssertTrue(outputs[0].data?["text/plain"]?.joined().hasPrefix(caption) == true)
      XCTAssertTrue(outputs[2].data?["text/html"]?.joined().contains("<td>&lt;a&gt;</td>") == true)
    }
  }

  private struct Book: Decodable {
    struct Cell: Decodable {
      var source: [String]
      var outputs: [Output]?
    }

    struct Output: Decodable {
      var outputType: String
      var data: [String: [String]]?

      private enum CodingKeys: String, CodingKey {
        case outputType = "output_type"
        case data
      }
    }

    var cells: [Cell]
  }

  func testNotebook_errorIsAnErrorAndHiddenCellIsNot() throws {
    let cells = try cells("03-loading")
    let text = "\(cells)"
    XCTAssertFalse(text.contains("let secret"))
    let outputs = cells.flatMap { $0["outputs"] as? [[String: Any]] ?? [] }
    let error = try XCTUnwrap(outputs.first { $0["output_type"] as? String == "error" })
    XCTAssertEqual(error["evalue"] as? String, SampleCourse.missing)
    XCTAssertTrue(text.contains("Exercise: Say what did not load"))
  }
}
