import CourseModel
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
