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
}
