import Conformance
import Foundation
import XCTest

/// Everything that real PyTorch did with the public set, we do.
///
/// `STATE_DICT_ORACLE` names the folder of another set to run instead.
final class PublicSetTests: XCTestCase {
  private static let folder =
    ProcessInfo.processInfo.environment["STATE_DICT_ORACLE"]
    ?? URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("public").path

  func testPublicSet_hasNoFailure() throws {
    let report = try ConformanceRun.run(OracleSet(folder: Self.folder))
    for section in report.sections {
      XCTAssertEqual(section.failureLines, [], section.name)
      XCTAssertGreaterThan(section.passed, 30, section.name)
    }
    XCTAssertEqual(report.sections.map(\.name), ConformanceRun.sectionNames)
    XCTAssertEqual(report.failed, 0)
    let share = Double(report.notApplicable) / Double(report.passed + report.notApplicable)
    XCTAssertLessThan(share, 0.05, "not applicable: \(report.reasons)")
  }

  func testRun_comesBackToItsFolder() throws {
    let before = FileManager.default.currentDirectoryPath
    _ = try ConformanceRun.run(OracleSet(folder: Self.folder), only: ["module_reprs"])
    XCTAssertEqual(FileManager.default.currentDirectoryPath, before)
  }

  func testRun_missingFolder_saysSo() {
    XCTAssertThrowsError(try ConformanceRun.run(OracleSet(folder: "/no/such/set"))) {
      XCTAssertEqual(
        "\($0)",
        "there is no folder '/no/such/set'; name one that the oracle's generate.py wrote"
      )
    }
  }

  func testRun_folderOfSomethingElse_saysSo() {
    XCTAssertThrowsError(try ConformanceRun.run(OracleSet(folder: Self.folder + "/bad"))) {
      XCTAssertTrue("\($0)".contains("holds none of checkpoints.json, load_errors.json"), "\($0)")
    }
  }
}
