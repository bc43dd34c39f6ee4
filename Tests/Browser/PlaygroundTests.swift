import Foundation
import XCTest

/// The playground, used in a real browser from a file.
final class PlaygroundTests: XCTestCase {
  /// What `browse.py` reports.
  private struct Report: Decodable {
    var console: [String]
    var requests: [String]
    var widths: [String: Int]
    var without_scripts: String
    var inspected: String
    var dropped: String
    var dropped_checkpoint: String
    var markup: Int
    var bad: [String: Inspected]
    var shapes: [String: String]
    var keys: [String: String]
    var turned: String
    var strict: String
    var copied: Int
    var lenient: String
    var remark: String
    var position: String
    var old_weight: String
    var no_map_location: String
    var to_cpu: String
  }

  /// What the inspector said of a file, and for how many milliseconds the page stood still meanwhile.
  private struct Inspected: Decodable {
    var text: String
    var still: Double
  }

  private func skipWithoutBrowser() throws {
    let isThere = (try? BrowserCore.run(["sh", "-c", "command -v chromium"])) != nil
    try XCTSkipUnless(isThere, "no chromium: apt-get install chromium (./course test does it)")
    let hasClient = (try? BrowserCore.run(["python3", "-c", "import playwright"])) != nil
    try XCTSkipUnless(hasClient, "no Playwright: pip install playwright (./course test does it)")
  }

  /// A safetensors file with a key that is markup, and turns round what stands after it.
  private func hostileFile(in folder: URL) throws -> URL {
    let key = #"<script>alert(1)</script>\u202egpj"#
    let text = #"{"<b>author</b>":"<img src=x>"}"#
    let tensor = #"{"dtype":"F32","shape":[1],"data_offsets":[0,4]}"#
    let header = #"{"__metadata__":\#(text),"\#(key)":\#(tensor)}"#
    var bytes = withUnsafeBytes(of: UInt64(header.utf8.count).littleEndian) { Data($0) }
    bytes += Data(header.utf8) + Data(count: 4)
    let file = folder.appendingPathComponent("hostile.safetensors")
    try bytes.write(to: file)
    return file
  }

  func testPlayground_inARealBrowser_answersAsTheCoreDoes() throws {
    try skipWithoutBrowser()
    _ = try BrowserCore.built()
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("Playground-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let page = try PlaygroundSite.build(in: folder)
    let output = try BrowserCore.run([
      "python3", BrowserCore.root.appendingPathComponent("Tests/Browser/Fixtures/browse.py").path,
      "chromium", page.absoluteString, BrowserCore.oracle.path + "/checkpoints/mlp.pth",
      try hostileFile(in: folder).path, BrowserCore.oracle.path + "/bad",
    ])
    let report = try JSONDecoder().decode(Report.self, from: Data(output.utf8))

    XCTAssertEqual(report.console, [])
    XCTAssertEqual(report.requests.filter { !$0.hasPrefix("file:") && !$0.hasPrefix("blob:") }, [])
    for (width, actual) in report.widths {
      XCTAssertEqual(actual, Int(width), "it scrolls sideways")
    }
    XCTAssertTrue(report.without_scripts.contains("statedict inspect model.pth"))
    XCTAssertTrue(report.inspected.contains("a zip checkpoint"), report.inspected)
    XCTAssertTrue(
      report.dropped_checkpoint.contains("a zip checkpoint"),
      report.dropped_checkpoint
    )
    XCTAssertTrue(
      report.dropped.contains(#"<script>alert(1)</script>\u202egpj"#),
      report.dropped
    )
    XCTAssertTrue(report.dropped.contains("<b>author</b>\t<img src=x>"), report.dropped)
    XCTAssertEqual(report.markup, 0)
    XCTAssertEqual(
      report.strict,
      """
      Error(s) in loading state_dict for Net:
      \tsize mismatch for head.weight: copying a param with shape torch.Size([5, 4]) from checkpoint, the shape in current model is torch.Size([3, 4]).
      \tsize mismatch for head.bias: copying a param with shape torch.Size([5]) from checkpoint, the shape in current model is torch.Size([3]).
      """
    )
    XCTAssertEqual(report.copied, 2, "what fits is copied before it throws")
    XCTAssertEqual(
      report.lenient,
      "_IncompatibleKeys(missing_keys=['head.weight', 'head.bias'], "
        + "unexpected_keys=['fc.weight', 'fc.bias'])"
    )
    try assertBadFilesAreExplained(report.bad)
    assertShapes(report.shapes)
    for (label, words) in [
      "again": "head.bias stands there more than once: a model keeps the last one.",
      "both": "attribute 'body' already exists",
    ] {
      let text = report.keys[label, default: ""]
      XCTAssertTrue(text.contains(words), text)
    }
    XCTAssertTrue(report.turned.contains(#"body.\u202ethgiew"#), report.turned)
    XCTAssertFalse(report.turned.contains("\u{202E}"), report.turned)
    XCTAssertEqual(report.position, "Step 5 of 6")
    XCTAssertTrue(report.remark.contains("Only the optimizer still holds the old ones"))
    XCTAssertFalse(report.old_weight.contains("model."), report.old_weight)
    XCTAssertTrue(report.no_map_location.contains("torch.load with map_location"))
    XCTAssertTrue(report.to_cpu.contains("cuda:1"), report.to_cpu)
  }

  private func assertBadFilesAreExplained(_ files: [String: Inspected]) throws {
    let words = [
      "empty_file": "The file is empty", "html_page": "If it is a web page",
      "git_lfs_pointer": "git lfs pull", "global_custom_class": "asks for Python code",
      "pickle_memo_bomb": "cannot be shown in full", "numbers": "more than a page should",
      "long": "vvvv", "nothing": "the object itself", "seven": "the object itself",
    ]
    for (name, sentence) in words {
      let file = try XCTUnwrap(files[name], name)
      XCTAssertTrue(file.text.contains(sentence), "\(name): \(file.text.prefix(2000))")
      XCTAssertFalse(file.text.contains("\u{1B}") || file.text.contains("u001b"), name)
      XCTAssertLessThan(file.text.count, 10_000, name)
      XCTAssertLessThan(file.still, 1500, "\(name): milliseconds without a sign of life")
    }
  }

  private func assertShapes(_ answers: [String: String]) {
    for text in ["torch.Size([5, 2])", "(5, 2)", "[5, 2]"] {
      let answer = answers[text, default: ""]
      XCTAssertTrue(answer.contains("the shape in current model is torch.Size([5, 2])"), answer)
    }
    for text in ["4, two", "4,,2"] {
      let answer = answers[text, default: ""]
      XCTAssertTrue(answer.contains("“\(text)” is no shape."), answer)
      XCTAssertFalse(answer.contains("tensors of the model"), "the old answer is still there")
    }
    let large = answers["400, 400", default: ""]
    XCTAssertTrue(large.contains("(400, 400) is too large for a page"), large)
  }

  func testSamples_areFilesOfPyTorch() throws {
    let script = BrowserCore.root.appendingPathComponent("Lessons/playground/samples.js")
    let text = try String(contentsOf: script, encoding: .utf8)
    for name in ["training_checkpoint.pth", "device_cuda_mixed.pth"] {
      let file = BrowserCore.oracle.appendingPathComponent("checkpoints/" + name)
      XCTAssertTrue(text.contains(name))
      XCTAssertTrue(text.contains(try Data(contentsOf: file).base64EncodedString()), name)
    }
  }
}
