import XCTest

@testable import Checkpoints
@testable import Tensors

/// Files that real PyTorch wrote load bit for bit.
final class ReadingTests: XCTestCase {
  func testLoad_everyZipFile_equalsPyTorch() throws {
    var compared = 0
    for entry in try Oracle.files() where entry["format"]?.string == "zip" {
      let name = entry["file"]?.string ?? ""
      guard entry["load"]?["default"]?["ok"]?.bool == true else { continue }
      guard entry["tier"]?.string != "exotic" else { continue }
      var locations: [ObjectIdentifier: String] = [:]
      let remember = MapLocation.closure { storage, location in
        locations[ObjectIdentifier(storage)] = location
        return storage
      }
      do {
        let value = try TorchArchive.load(try Oracle.bytes(name), mapLocation: remember)
        XCTAssertEqual(Comparison.differences(value, entry), [], name)
        compared += 1
      } catch {
        XCTFail("\(name): \(error)")
      }
    }
    XCTAssertGreaterThan(compared, 60)
  }

  func testComparison_withAnotherFile_findsTheDifferences() throws {
    let value = try TorchArchive.load(try Oracle.bytes("checkpoints/mlp.pth"))
    XCTAssertEqual(Comparison.differences(value, try Oracle.file("mlp.pth")), [])
    let differences = Comparison.differences(value, try Oracle.file("batchnorm_version1.pth"))
    for what in [".shape", ".sha256", ".nbytes", ".count", "[0.weight]"] {
      XCTAssertTrue(differences.contains { $0.contains(what) }, what)
    }
  }

  func testComparison_ofCopiesForOneStorage_findsThatNothingIsShared() throws {
    let value = try TorchArchive.load(try Oracle.bytes("checkpoints/tied_weights.pth"))
    let state = try XCTUnwrap(value.stateDict)
    for (name, tensor) in state.tensors {
      tensor.storage = Storage(copying: Array(tensor.storage.readableBytes))
      state[name] = tensor
    }
    let differences = Comparison.differences(value, try Oracle.file("tied_weights.pth"))
    XCTAssertTrue(differences.contains { $0.contains("is shared") }, "\(differences)")
  }
}
