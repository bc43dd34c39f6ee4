import CourseMarkdown
import CourseModel
import Foundation
import XCTest

/// What the lessons say PyTorch prints is what PyTorch printed.
final class PyTorchTests: XCTestCase {
  /// Needs no torch: every snippet and its output stand in the record that real PyTorch wrote.
  func testSnippets_areThoseRecorded() throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: CourseUnderTest.tests + "/pytorch.json"))
    let record = try JSONDecoder().decode(Record.self, from: data)
    XCTAssertFalse(record.torch.isEmpty)
    for lesson in try CourseUnderTest.load().course.lessons {
      let stated = lesson.blocks.compactMap { block -> Record.Snippet? in
        guard case .pytorch(let snippet) = block.content else { return nil }
        return Record.Snippet(
          source: snippet.source.trimmingSuffix("\n"),
          output: (snippet.output?.text ?? "").trimmingSuffix("\n")
        )
      }
      let recorded = (record.lessons[lesson.id] ?? []).map {
        Record.Snippet(source: $0.source.trimmingSuffix("\n"), output: $0.output)
      }
      XCTAssertEqual(
        stated,
        recorded,
        "\(lesson.file): PyTorch code was edited; run Tests/Content/record_pytorch.py --write"
      )
    }
  }

  /// Runs every snippet again where torch is installed.
  func testSnippets_areWhatPyTorchPrints() throws {
    let python = try python3(running: ["-c", "import torch"])
    try XCTSkipUnless(
      python.status == 0,
      "torch cannot be imported, so the lessons' PyTorch code was not run again"
    )
    let result = try python3(running: ["-B", CourseUnderTest.tests + "/record_pytorch.py"])
    XCTAssertEqual(result.status, 0, result.output)
  }

  private func python3(running arguments: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3"] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }
}

/// What `record_pytorch.py --write` writes.
private struct Record: Decodable {
  struct Snippet: Decodable, Equatable {
    var source: String
    var output: String
  }

  /// The version that printed it.
  var torch: String
  /// The snippets of every lesson, in order.
  var lessons: [String: [Snippet]]
}

extension String {
  fileprivate func trimmingSuffix(_ character: Character) -> String {
    var text = self
    while text.last == character { text.removeLast() }
    return text
  }
}
