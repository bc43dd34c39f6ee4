import Conformance
import Foundation
import XCTest

/// A set that says something else than PyTorch did must fail: otherwise nothing is proved.
final class ChangedSetTests: XCTestCase {
  private let set = FileManager.default.temporaryDirectory
    .appendingPathComponent("ChangedSetTests-\(UUID().uuidString)")
  private let original = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("public")

  override func setUpWithError() throws {
    try FileManager.default.createDirectory(at: set, withIntermediateDirectories: true)
    for folder in ["checkpoints", "bad", "training"] {
      try FileManager.default.createSymbolicLink(
        at: set.appendingPathComponent(folder),
        withDestinationURL: original.appendingPathComponent(folder)
      )
    }
  }

  override func tearDownWithError() throws { try FileManager.default.removeItem(at: set) }

  /// Runs a section with the first mention of something replaced, in the cases with a name.
  private func failures(
    _ section: String,
    in file: String,
    of name: String,
    replacing old: String,
    by new: String
  ) throws -> [String] {
    let text = try String(contentsOf: original.appendingPathComponent(file), encoding: .utf8)
    // One case a line.
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      guard line.contains(name), let place = line.range(of: old) else { return String(line) }
      return line.replacingCharacters(in: place, with: new)
    }
    let changed = lines.joined(separator: "\n")
    XCTAssertTrue(changed != text, "nothing was changed in \(name)")
    try changed.write(to: set.appendingPathComponent(file), atomically: true, encoding: .utf8)
    let report = try ConformanceRun.run(OracleSet(folder: set.path), only: [section])
    return report.sections.flatMap(\.failureLines)
  }

  func testCheckpoint_otherDigest_failsInEveryLoad() throws {
    let digest = "1aaab249830a2bf3324e6a16cfedaa38d11f72eb1dc45a8815d31cd08e5eba61"
    let lines = try failures(
      "checkpoints",
      in: "checkpoints.json",
      of: "checkpoints/mlp.pth",
      replacing: digest,
      by: "00"
    )
    XCTAssertEqual(
      lines.prefix(4),
      [
        "failed  checkpoints  checkpoints/mlp.pth default", "        at tensors[0].sha256",
        "        expected  \"00\"", "        actual    \"\(digest)\"",
      ]
    )
    XCTAssertEqual(
      lines.filter { $0.hasPrefix("failed") }.map { $0.split(separator: " ").last },
      ["default", "weights_only_false", "map_location_cpu", "mmap", "inspect"]
    )
  }

  func testCheckpoint_otherFileDigest_failsToBeWritten() throws {
    let lines = try failures(
      "checkpoints",
      in: "checkpoints.json",
      of: "checkpoints/mlp.pth",
      replacing: "\"file_sha256\":\"a806b603",
      by: "\"file_sha256\":\"00000000"
    )
    XCTAssertTrue(lines.contains("failed  checkpoints  checkpoints/mlp.pth write"), "\(lines)")
  }

  func testLoadError_otherMessage_showsBoth() throws {
    let lines = try failures(
      "load_errors",
      in: "load_errors.json",
      of: "\"id\":\"version_11\"",
      replacing: "Attempted to read",
      by: "Tried to read"
    )
    XCTAssertEqual(lines.first, "failed  load_errors  version_11 {}")
    XCTAssertTrue(
      lines.dropFirst(1).first?.hasPrefix("        expected  RuntimeError: ") == true,
      "\(lines)"
    )
    XCTAssertTrue(lines.contains { $0.contains("Tried to read a PyTorch file") }, "\(lines)")
    XCTAssertTrue(lines.contains { $0.contains("Attempted to read a PyTorch file") }, "\(lines)")
  }

  func testRepr_otherText_fails() throws {
    let lines = try failures(
      "module_reprs",
      in: "reprs.json",
      of: "Linear(in_features",
      replacing: "\"repr\":\"Linear(",
      by: "\"repr\":\"Dense("
    )
    XCTAssertTrue(lines.contains { $0.hasPrefix("        expected  Dense(") }, "\(lines)")
  }

  func testScenario_otherFlag_fails() throws {
    let lines = try failures(
      "scenarios",
      in: "scenarios.json",
      of: "\"id\":\"exact\"",
      replacing: "\"same_object\":true",
      by: "\"same_object\":false"
    )
    XCTAssertEqual(lines.count, 4, "\(lines)")
    XCTAssertTrue(lines.dropFirst(1).first?.hasSuffix(": same_object") == true, "\(lines)")
  }

  func testProgram_otherMemory_fails() throws {
    let lines = try failures(
      "programs",
      in: "scenarios.json",
      of: "\"id\":\"state_dict_is_live\"",
      replacing: "\"object\":4,\"storage\":0",
      by: "\"object\":4,\"storage\":9"
    )
    XCTAssertEqual(lines.count, 4, "\(lines)")
    XCTAssertTrue(
      lines.dropFirst(1).first?.hasPrefix("        at step 4 (observe).state") == true,
      "\(lines)"
    )
  }

  func testTraining_otherLoss_fails() throws {
    let lines = try failures(
      "training",
      in: "training.json",
      of: "\"id\":\"classifier_sgd\"",
      replacing: "\"losses\":[0.7",
      by: "\"losses\":[0.8"
    )
    XCTAssertTrue(lines.first?.hasPrefix("failed  training  classifier_sgd: ten steps") == true)
  }

  func testUnknownNotation_failsTheCaseOnly() throws {
    let lines = try failures(
      "scenarios",
      in: "scenarios.json",
      of: "\"id\":\"exact\"",
      replacing: "\"edits\":[]",
      by: "\"edits\":[{\"op\":\"shuffle\"}]"
    )
    XCTAssertEqual(lines.count, 3, "\(lines)")
    XCTAssertTrue(
      lines.dropFirst(2).first?.hasPrefix("        actual    the tool knows no such edit:") == true,
      "\(lines)"
    )
  }
}
