import Foundation
import XCTest

@testable import Checkpoints

/// Every load of the oracle's set, from paths, in every way: what PyTorch does, this core does.
///
/// `STATE_DICT_ORACLE` names the folder of another set of the same form.
final class OracleTests: XCTestCase {
  private var before = ""

  override func setUp() {
    // Some of PyTorch's sentences quote relative paths.
    before = FileManager.default.currentDirectoryPath
    XCTAssertTrue(FileManager.default.changeCurrentDirectoryPath(Oracle.folder.path))
  }

  override func tearDown() {
    _ = FileManager.default.changeCurrentDirectoryPath(before)
  }

  func testLoad_everyFile_inEveryWay() throws {
    var count = 0
    for entry in try Oracle.files() {
      guard case .object(let calls)? = entry["load"] else { continue }
      for (call, outcome) in calls.sorted(by: { $0.key < $1.key }) {
        let name = "\(entry["file"]?.string ?? "") \(call)"
        if let fault = LoadCase(entry, call, outcome).fault() { XCTFail("\(name): \(fault)") }
        count += 1
      }
    }
    XCTAssertGreaterThan(count, 400)
  }

  func testLoad_everyBrokenFile_endsAsInPyTorch() throws {
    var counts: [String: Int] = [:]
    var inapplicable = 0
    for item in try Oracle.cases() {
      for outcome in item["outcomes"]?.array ?? [] {
        let name = "\(item["id"]?.string ?? "") \(outcome["call"].map { "\($0)" } ?? "")"
        guard let loadCase = LoadCase(item, outcome) else {
          inapplicable += 1
          continue
        }
        counts[loadCase.isFull ? "full" : loadCase.expect, default: 0] += 1
        if let fault = loadCase.fault() { XCTFail("\(name): \(fault)") }
      }
    }
    print("loads compared: \(counts.sorted { $0.key < $1.key }), not applicable: \(inapplicable)")
    for (expect, least) in ["message": 250, "class": 20, "reject": 40, "value": 150, "unsafe": 8] {
      XCTAssertGreaterThanOrEqual(counts[expect] ?? 0, least, expect)
    }
    XCTAssertLessThan(inapplicable, 40)
  }
}
