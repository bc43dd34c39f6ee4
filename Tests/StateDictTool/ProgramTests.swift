import Foundation
import XCTest

/// The built program: its exit statuses, and what goes to which stream.
final class ProgramTests: ToolTestCase {
  private struct Outcome {
    let status: Int32
    let output: String
    let error: String
  }

  /// Runs the program that was built beside these tests.
  private func run(_ arguments: String..., environment: [String: String] = [:]) throws -> Outcome {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0])
      .deletingLastPathComponent().appendingPathComponent("statedict")
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    // Files, not pipes: a program that says much must not wait for a reader.
    for end in ["out", "err"] {
      XCTAssertTrue(FileManager.default.createFile(atPath: path(end), contents: nil))
    }
    process.standardOutput = FileHandle(forWritingAtPath: path("out"))
    process.standardError = FileHandle(forWritingAtPath: path("err"))
    try process.run()
    process.waitUntilExit()
    let text = {
      String(decoding: FileManager.default.contents(atPath: $0) ?? Data(), as: UTF8.self)
    }
    return Outcome(
      status: process.terminationStatus,
      output: text(path("out")),
      error: text(path("err"))
    )
  }

  func testInspect_inAPipe_isPlain() throws {
    let outcome = try run("inspect", oracle("checkpoints/mlp.pth"))
    XCTAssertEqual(outcome.status, 0, outcome.error)
    XCTAssertTrue(outcome.output.contains("0.weight  float32"), outcome.output)
    XCTAssertFalse(outcome.output.contains("\u{1b}"))
    XCTAssertEqual(outcome.error, "")
  }

  func testInspect_noSuchFile_exitsWith2AndSaysSoOnStandardError() throws {
    let outcome = try run("inspect", "no_such_file.pth")
    XCTAssertEqual(outcome.status, 2)
    XCTAssertEqual(outcome.output, "")
    XCTAssertEqual(
      outcome.error,
      "error: no_such_file.pth: [Errno 2] No such file or directory: 'no_such_file.pth'\n"
    )
  }

  func testInspect_refusedFile_saysWhereAndWhatHelps() throws {
    let outcome = try run("inspect", oracle("bad/bitflip_pickle_11.pth"))
    let name = oracle("bad/bitflip_pickle_11.pth")
    let lines = outcome.error.split(separator: "\n").map(String.init)
    XCTAssertEqual(lines.count, 3, outcome.error)
    XCTAssertEqual(lines.first, "error: \(name): pop from empty list")
    XCTAssertNotNil(try lines[1].wholeMatch(of: Regex("  at byte [0-9]+ of its pickle")))
    XCTAssertTrue(try XCTUnwrap(lines.last).hasSuffix("and fetch it again."), outcome.error)
  }

  func testInspect_whatWasFetchedInstead_isNamed() throws {
    let pointer = try run("inspect", oracle("bad/git_lfs_pointer.pth"))
    XCTAssertTrue(pointer.error.contains("git lfs pull"), pointer.error)
    let page = path("page.pth")
    try Data("<!doctype html><title>Sign in</title>".utf8).write(to: URL(fileURLWithPath: page))
    let outcome = try run("inspect", page)
    XCTAssertTrue(outcome.error.contains("If it is a web page"), outcome.error)
  }

  func testInspect_emptyFile_saysSo() throws {
    let outcome = try run("inspect", oracle("bad/empty_file.pth"))
    XCTAssertTrue(outcome.error.contains("empty_file.pth: EOFError\n"), outcome.error)
    XCTAssertTrue(outcome.error.contains("The file is empty"), outcome.error)
  }

  func testInspect_blockedCode_isToldWithoutColoursInAPipe() throws {
    let outcome = try run("inspect", oracle("bad/global_eval.pth"))
    XCTAssertFalse(outcome.error.contains("\u{1b}"), outcome.error)
    XCTAssertTrue(outcome.error.contains("The file asks for Python code"), outcome.error)
  }

  func testVerify_exitsByWhatItFinds() throws {
    XCTAssertEqual(try run("verify", oracle("checkpoints/mlp.pth")).status, 0)
    XCTAssertEqual(try run("verify", oracle("checkpoints/extreme_values.pth")).status, 1)
    XCTAssertEqual(try run("verify", oracle("bad/truncated_0.pth")).status, 2)
  }

  func testDiff_exitsByWhatItFinds() throws {
    let file = oracle("checkpoints/mlp.pth")
    XCTAssertEqual(try run("diff", file, file).status, 0)
    let outcome = try run("diff", file, oracle("checkpoints/batchnorm_version1.pth"))
    XCTAssertEqual(outcome.status, 1)
    XCTAssertTrue(outcome.output.hasPrefix("reshaped"), outcome.output)
    let unreadable = try run("diff", file, "none.pth")
    XCTAssertEqual(unreadable.status, 2)
    XCTAssertTrue(unreadable.error.hasPrefix("error: none.pth:"), unreadable.error)
  }

  func testConvert_writesAndSays() throws {
    let new = path("mlp.safetensors")
    let outcome = try run("convert", oracle("checkpoints/mlp.pth"), new)
    XCTAssertEqual(outcome.status, 0, outcome.error)
    XCTAssertTrue(outcome.output.hasPrefix("wrote \(new): 4 tensors\n"), outcome.output)
    XCTAssertTrue(FileManager.default.fileExists(atPath: new))
  }

  func testConformance_countsAndExitsWith0() throws {
    let outcome = try run("conformance", oracle(""), "--section", "module_reprs")
    XCTAssertEqual(outcome.status, 0, outcome.output)
    XCTAssertTrue(outcome.output.hasPrefix("module_reprs: "), outcome.output)
    XCTAssertTrue(outcome.output.hasSuffix(" passed, 0 failed\n"), outcome.output)
  }

  func testConformance_unknownSection_namesThoseThereAre() throws {
    let outcome = try run("conformance", oracle(""), "--section", "jokes")
    XCTAssertEqual(outcome.status, 64)
    XCTAssertTrue(outcome.error.contains("there is no section 'jokes'; there is checkpoints,"))
  }

  func testHelp_ofEveryCommand_givesExamples() throws {
    for command in ["inspect", "verify", "diff", "convert", "conformance"] {
      let outcome = try run(command, "--help")
      XCTAssertEqual(outcome.status, 0)
      XCTAssertTrue(outcome.output.contains("Examples:\n  statedict \(command) "), outcome.output)
    }
  }
}
