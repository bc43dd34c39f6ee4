import Foundation
import StateDictCore
import XCTest

@testable import StateDictTool

/// What `verify` finds.
final class VerifyTests: ToolTestCase {
  func testVerify_aGoodFile_findsNothing() throws {
    let verification = try Verification(CheckpointFile(oracle("checkpoints/mlp.pth")))
    XCTAssertEqual(
      verification.lines(),
      ["nothing wrong: 10 records with the right checksum; 4 tensors within bounds"]
    )
  }

  func testVerify_aFlippedBitInATensor_namesTheRecord() throws {
    var bytes = try Data(contentsOf: URL(fileURLWithPath: oracle("checkpoints/mlp.pth")))
    bytes[1024] ^= 1
    try bytes.write(to: URL(fileURLWithPath: path("mlp.pth")))
    let lines = try Verification(CheckpointFile(path("mlp.pth"))).lines()
    XCTAssertEqual(lines.count, 2)
    XCTAssertTrue(lines[0].hasPrefix("✗ mlp/data/0: the checksum is "), lines[0])
    XCTAssertTrue(lines[0].hasSuffix("2a8f2880 was written; the record has changed since"))
    XCTAssertTrue(lines[1].hasPrefix("1 finding: 9 records with the right checksum"), lines[1])
  }

  func testVerify_aFileWithoutChecksums_saysSo() throws {
    let verification = try Verification(CheckpointFile(oracle("checkpoints/without_crc32.pth")))
    XCTAssertEqual(verification.findings, [])
    XCTAssertEqual(verification.uncheckedRecords, 10)
    XCTAssertTrue(verification.lines()[0].contains("10 records written without a checksum"))
  }

  func testVerify_aBigEndianFile_comparesWhatIsInTheFile() throws {
    let verification = try Verification(CheckpointFile(oracle("checkpoints/big_endian.pth")))
    XCTAssertEqual(verification.findings, [])
    XCTAssertGreaterThan(verification.intactRecords, 5)
  }

  func testVerify_numbersThatAreNone_areCounted() throws {
    let file = try file([
      "good": Tensor([1, -0.0, .greatestFiniteMagnitude]),
      "bad": Tensor([1, .nan, -.infinity, .infinity]),
      "half": Tensor([.nan, 1], dtype: .bfloat16), "int": Tensor([255], dtype: .uint8),
    ])
    XCTAssertEqual(
      try Verification(file).findings.map(\.description),
      [
        "bad: of 4 elements 1 is NaN and 2 are infinite", "half: of 2 elements 1 is NaN",
      ]
    )
  }

  func testNonFinite_everyFloatingType_isCounted() throws {
    for dtype in DType.allCases where dtype.isDifferentiable {
      let tensor = Tensor([1, .nan, 0], dtype: dtype)
      let counted = NonFinite.count(tensor.elementBytes, dtype)
      XCTAssertEqual(counted.nan, 1, dtype.name)
      XCTAssertEqual(counted.infinite, 0, dtype.name)
    }
  }

  func testVerify_progress_endsAtOne() throws {
    var last = 0.0
    _ = try Verification(CheckpointFile(oracle("checkpoints/mlp.pth"))) { last = $0 }
    XCTAssertEqual(last, 1)
  }
}
