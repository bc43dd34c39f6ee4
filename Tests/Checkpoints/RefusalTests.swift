import XCTest

@testable import Checkpoints
@testable import Tensors

/// Broken and hostile files get PyTorch's sentence, and nothing worse happens.
final class RefusalTests: XCTestCase {
  func testLoad_everyBrokenZip_endsAsInPyTorch() throws {
    var counts: [String: Int] = [:]
    for item in try Oracle.cases() where item["loader"]?.string == "torch" {
      let id = item["id"]?.string ?? ""
      let file = item["file"]?.string ?? ""
      guard !file.hasSuffix(".safetensors"), let bytes = try? Oracle.bytes(file),
        bytes.starts(with: [0x50, 0x4b, 3, 4])
      else { continue }
      for outcome in item["outcomes"]?.array ?? [] {
        guard case .object(let call)? = outcome["call"], call["weights_only"] != .bool(false),
          call["mmap"] == nil, let mapLocation = mapLocation(call["map_location"])
        else { continue }
        let expect = outcome["expect"]?.string ?? ""
        counts[expect, default: 0] += 1
        check(bytes, mapLocation.location, outcome, "\(id) \(call)")
      }
    }
    for (expect, least) in ["message": 100, "class": 20, "reject": 20, "value": 60, "unsafe": 3] {
      XCTAssertGreaterThanOrEqual(counts[expect] ?? 0, least, expect)
    }
  }

  /// The map location of a call, where it is one that this test can make.
  private func mapLocation(_ json: JSON?) -> (location: MapLocation?, Void)? {
    guard let json else { return (nil, ()) }
    switch json["t"]?.string {
    case "none": return (nil, ())
    case "str", "device": return (json["v"]?.string.map(MapLocation.location), ())
    default: return nil
    }
  }

  private func check(
    _ bytes: [UInt8],
    _ mapLocation: MapLocation?,
    _ outcome: JSON,
    _ name: String
  ) {
    let expected = outcome["exception"]
    do {
      let value = try TorchArchive.load(bytes, mapLocation: mapLocation)
      guard outcome["ok"]?.bool == true else {
        return XCTFail("\(name) loads; PyTorch: \(expected?["message"]?.string ?? "")")
      }
      guard outcome["expect"]?.string != "unsafe" else { return XCTFail("\(name) loads") }
      if outcome["root"] != nil {
        XCTAssertEqual(Comparison.differences(value, outcome), [], name)
      }
    } catch {
      switch outcome["expect"]?.string {
      case "message":
        XCTAssertEqual(error.description, expected?["message"]?.string, name)
        XCTAssertEqual(error.pythonClass, expected?["class"]?.string, name)
      case "class": XCTAssertEqual(error.pythonClass, expected?["class"]?.string, name)
      case "value": XCTFail("\(name) does not load: \(error)")
      default: break
      }
    }
  }
}
