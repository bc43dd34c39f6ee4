import XCTest

@testable import Checkpoints
@testable import Tensors

/// Small storages, which share blocks of memory, are read last, and are made when somebody asks.
final class SmallStorageTests: XCTestCase {
  func testLoad_everyZipFileReadOrMapped_equalsPyTorch() throws {
    var compared = 0
    for entry in try Oracle.files() where entry["format"]?.string == "zip" {
      let name = entry["file"]?.string ?? ""
      let isOnCPU = (entry["storages"]?.array ?? []).allSatisfy { $0["location"]?.string == "cpu" }
      guard entry["load"]?["default"]?["ok"]?.bool == true, entry["tier"]?.string != "exotic",
        isOnCPU
      else { continue }
      let bytes = try Oracle.bytes(name)
      XCTAssertEqual(Comparison.differences(try TorchArchive.load(bytes), entry), [], name)
      if let mapped = try? TorchArchive.load(mapping(bytes)).value {
        XCTAssertEqual(Comparison.differences(mapped, entry), [], name)
      }
      compared += 1
    }
    XCTAssertGreaterThan(compared, 55)
  }

  func testLoad_storages_areMadeOnceAndShared() throws {
    for isMapped in [false, true] {
      let state = try load(try saved(), isMapped: isMapped)
      let (a, b, c) = try (tensor(state, "a"), tensor(state, "b"), tensor(state, "c"))
      XCTAssertEqual(a.device, .cpu)
      XCTAssertEqual([a, b, c].map(\.storageOffset), [0, 0, 1])
      XCTAssertTrue(a.storage === a.storage)
      XCTAssertTrue(a.storage === a.detach().storage)
      XCTAssertFalse(a.storage === b.storage)
      XCTAssertTrue(b.storage === c.storage)
      XCTAssertEqual([a, b, c].map(\.storage.byteCount), [16, 16, 16])
      XCTAssertEqual(c.numbers().map(\.real), [6, 7, 8])
      c.storage.mutableBytes[0] = 0xff
      XCTAssertEqual(a.numbers().map(\.real), [1, 2, 3, 4])
      XCTAssertNotEqual(b.numbers().map(\.real), [5, 6, 7, 8])
    }
  }

  func testLoad_tensorThatBecomesAnotherLook_keepsNothing() throws {
    let state = try load(try saved(), isMapped: false)
    let (a, c) = try (tensor(state, "a"), tensor(state, "c"))
    a.adopt(c)
    XCTAssertTrue(a.storage === c.storage)
    XCTAssertEqual(a.storageOffset, 1)
    XCTAssertEqual(a.numbers().map(\.real), [6, 7, 8])
  }

  func testLoad_archiveThatIsGone_leavesTensorsTheirBytes() throws {
    var a: Tensor? = try tensor(try load(try saved(), isMapped: false), "a")
    let storage = try XCTUnwrap(a).storage
    a = nil
    XCTAssertEqual(Array(storage.readableBytes.prefix(4)), [0, 0, 0x80, 0x3f])
  }

  func testLoad_bytesThatCannotBeRead_isRefused() throws {
    let tensors = (0..<200).map { ("\($0)", Value.tensor(Tensor.zeros([1024]))) }
    let bytes = try TorchArchive.save(.stateDict(StateDict(OrderedDictionary(tensors))), name: "x")
    let reads = Reads(bytes, failing: nil)
    XCTAssertEqual(try TorchArchive.load(reads.source).value.stateDict?.count, 200)
    XCTAssertGreaterThan(reads.count, 8)
    // The first read asks for the magic number of another format.
    for place in 1..<reads.count {
      XCTAssertThrowsError(try TorchArchive.load(Reads(bytes, failing: place).source), "\(place)")
    }
    XCTAssertThrowsError(try TorchArchive.load(Reads(bytes, failing: reads.count - 1).source)) {
      XCTAssertTrue("\($0)".contains("data/"), "\($0)")
    }
  }

  // MARK: Files

  /// Counts how often bytes are read, and once fails to.
  private final class Reads {
    let bytes: [UInt8]
    let failing: Int?
    var count = 0

    init(_ bytes: [UInt8], failing: Int?) {
      self.bytes = bytes
      self.failing = failing
    }

    var source: ByteSource {
      ByteSource(count: bytes.count, fill: { self.read($0, into: $1) }, release: {})
    }

    private func read(_ offset: Int, into buffer: UnsafeMutableRawBufferPointer) -> Bool {
      buffer.copyBytes(from: bytes[offset..<offset + buffer.count])
      count += 1
      return count - 1 != failing
    }
  }

  /// `a` has its storage alone, `c` looks at the last three of `b`.
  private func saved() throws -> [UInt8] {
    let (first, a) = (Tensor([0, 0]), Tensor([1, 2, 3, 4]))
    let b = Tensor([5, 6, 7, 8])
    let c = try Tensor(
      viewing: b.storage,
      dtype: .float32,
      shape: [3],
      storageOffset: 1
    )
    let state = StateDict(tensors: ["first": first, "a": a, "b": b, "c": c])
    return try TorchArchive.save(.stateDict(state), name: "x")
  }

  private func mapping(_ bytes: [UInt8]) -> ByteSource {
    let memory = Storage(copying: bytes)
    return ByteSource(mapping: memory.bytes, count: bytes.count) {
      withExtendedLifetime(memory) {}
    }
  }

  private func load(_ bytes: [UInt8], isMapped: Bool) throws -> StateDict {
    let source = isMapped ? mapping(bytes) : ByteSource(bytes)
    return try XCTUnwrap(TorchArchive.load(source).value.stateDict)
  }

  private func tensor(_ state: StateDict, _ name: String) throws -> Tensor {
    try XCTUnwrap(state[name], name)
  }
}
