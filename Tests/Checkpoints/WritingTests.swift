import XCTest

@testable import Checkpoints
@testable import Tensors

/// A file that is loaded and written again is PyTorch's file, byte for byte.
final class WritingTests: XCTestCase {
  /// Files that cannot come out the same, and why.
  private static let different: Set<String> = [
    // Written with another pickle protocol, which this writer does not write.
    "protocol3.pth",
    // Written without checksums, or with the byte order after the version.
    "without_crc32.pth", "late_byteorder.pth",
    // Big-endian storages; here they are little-endian.
    "big_endian.pth", "big_endian_new_dtypes.pth",
    // Python attributes of tensors, which have no place here.
    "python_attributes.pth",
  ]

  func testSave_everyZipFile_isByteForByteTheSame() throws {
    var compared = 0
    for entry in try Oracle.files() where entry["format"]?.string == "zip" {
      let file = entry["file"]?.string ?? ""
      let name = String(file.dropFirst("checkpoints/".count))
      // A location other than the CPU's is not kept: loading brings the storage to the CPU.
      let isOnCPU = (entry["storages"]?.array ?? []).allSatisfy { $0["location"]?.string == "cpu" }
      guard entry["load"]?["default"]?["ok"]?.bool == true, entry["tier"]?.string != "exotic",
        isOnCPU || name == "device_meta_tensors.pth", !Self.different.contains(name)
      else { continue }
      let original = try Oracle.bytes(file)
      let alignment = entry["zip"]?["records"]?[".storage_alignment"]?.string.flatMap(Int.init)
      let value = try TorchArchive.load(original)
      let written = try TorchArchive.save(
        value,
        name: entry["zip"]?["archive_name"]?.string ?? "",
        options: TorchArchive.SaveOptions(storageAlignment: alignment ?? 64)
      )
      XCTAssertEqual(sha256(written), entry["file_sha256"]?.string, name)
      if written != original { try report(written, original, name) }
      compared += 1
    }
    XCTAssertGreaterThan(compared, 55)
  }

  /// What the writer makes in passing, such as a set's list, must not be taken for the next.
  func testSave_manyOfAKind_staysDifferent() throws {
    var values: [Value] = []
    for number in 0..<50 {
      values.append(.set([.int(number), .int(number + 1000)]))
      let counter = ValueDictionary([(.int(number), .int(1))], kind: .counter)
      values.append(.dictionary(counter))
      let metadata: OrderedDictionary<OrderedDictionary<Value>> = ["": ["version": .int(number)]]
      values.append(.stateDict(StateDict(["n": .int(number)], metadata: metadata)))
    }
    let saved = try TorchArchive.save(.list(ValueList(values)), name: "many")
    let loaded = try XCTUnwrap(TorchArchive.load(saved).array)
    XCTAssertEqual(loaded.map(\.description), values.map(\.description))
    let versions = loaded.compactMap { value -> Int? in
      guard case .stateDict(let state) = value else { return nil }
      return state.metadata?[""]?["version"]?.int
    }
    XCTAssertEqual(versions, Array(0..<50))
  }

  /// Says where two files begin to differ.
  private func report(_ written: [UInt8], _ original: [UInt8], _ name: String) throws {
    let place = zip(written, original).enumerated().first { $1.0 != $1.1 }?.offset
    print("\(name) differs at \(place ?? -1), \(written.count) and \(original.count) bytes")
  }
}
