import Foundation
import XCTest

@testable import StateDictCore
@testable import Tensors

/// Checkpoints on disk.
final class FilesTests: XCTestCase {
  private let folder = FileManager.default.temporaryDirectory
    .appending(path: "StateDictCoreTests-\(UUID().uuidString)")

  override func setUpWithError() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  override func tearDownWithError() throws {
    try FileManager.default.removeItem(at: folder)
  }

  private func path(_ name: String) -> String { folder.appending(path: name).path }

  /// A state dict of two tensors over one storage and one of their own.
  private func example() -> StateDict {
    let shared = Storage(byteCount: 24)
    for (place, number) in [Float](arrayLiteral: 1, 2, 3, 4, 5, 6).enumerated() {
      shared.bytes.storeBytes(of: number, toByteOffset: place * 4, as: Float.self)
    }
    let matrix = Tensor(storage: shared, dtype: .float32, shape: [2, 3], stride: [3, 1])
    let row = Tensor(storage: shared, dtype: .float32, shape: [3], stride: [1], storageOffset: 3)
    let count = Storage(byteCount: 8)
    count.bytes.storeBytes(of: 7, as: Int64.self)
    let counter = Tensor(storage: count, dtype: .int64, shape: [], stride: [])
    return StateDict(
      ["matrix": .tensor(matrix), "row": .tensor(row), "steps": .tensor(counter)],
      metadata: ["": ["version": .int(1)]]
    )
  }

  func testSaveAndLoad_keepsKeysBytesAndSharing() throws {
    try save(example(), to: path("model.pth"))
    for mmap in [false, true] {
      let loaded = try XCTUnwrap(try load(path("model.pth"), mmap: mmap).stateDict)
      XCTAssertEqual(loaded.keys, ["matrix", "row", "steps"])
      let matrix = try XCTUnwrap(loaded["matrix"])
      let row = try XCTUnwrap(loaded["row"])
      XCTAssertTrue(matrix.storage === row.storage)
      XCTAssertEqual(row.storageOffset, 3)
      XCTAssertEqual(matrix.storage.bytes.load(fromByteOffset: 20, as: Float.self), 6)
      XCTAssertEqual(loaded.metadata?[""]?["version"]?.int, 1)
    }
  }

  #if os(Linux)
    /// Another thread lets go of a large file that was replaced; who has it mapped keeps it.
    func testLargeFile_thatIsReplaced_isGivenBack() throws {
      let place = path("large.pth")
      let state = { (value: Double) in
        StateDict(["weight": .tensor(Tensor.full([5_000_000], value))])
      }
      try save(state(1), to: place)
      let mapped = try load(place, mmap: true)
      for value in 2...4 { try save(state(Double(value)), to: place) }
      XCTAssertEqual(try load(place).stateDict?["weight"]?[4_999_999].item(), 4)
      XCTAssertEqual(mapped.stateDict?["weight"]?[4_999_999].item(), 1)
      let open = { () throws -> [String] in
        try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").compactMap {
          try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\($0)")
        }.filter { $0.contains("large.pth") }
      }
      for _ in 0..<100 where try !open().isEmpty { usleep(10_000) }
      XCTAssertEqual(try open(), [])
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      XCTAssertEqual(names, ["large.pth"])
    }
  #endif

  /// Swift's `String` takes a composed and a decomposed accent for equal; Python has two keys.
  func testNamesThatOnlySwiftTakesForEqual_areTwo() throws {
    let (composed, decomposed) = ("caf\u{e9}", "cafe\u{301}")
    let state = StateDict([composed: .tensor(Tensor([1])), decomposed: .tensor(Tensor([2]))])
    try save(state, to: path("model.pth"))
    try Safetensors.save(state, to: path("model.safetensors"))
    for name in ["model.pth", "model.safetensors"] {
      let loaded = try XCTUnwrap(try load(path(name)).stateDict, name)
      XCTAssertEqual(loaded.count, 2, name)
      XCTAssertEqual(loaded[composed]?.description, "tensor([1.])", name)
      XCTAssertEqual(loaded[decomposed]?.description, "tensor([2.])", name)
    }
  }

  func testLoadMapped_writingToATensor_leavesTheFile() throws {
    try save(example(), to: path("model.pth"))
    let before = try Data(contentsOf: folder.appending(path: "model.pth"))
    let loaded = try load(path("model.pth"), mmap: true)
    try XCTUnwrap(loaded["matrix"]?.tensor).storage.bytes.storeBytes(of: 99, as: Float.self)
    XCTAssertEqual(try Data(contentsOf: folder.appending(path: "model.pth")), before)
  }

  func testLoadMapped_storageOutlivesTheLoad() throws {
    try save(example(), to: path("model.pth"))
    var tensor = try load(path("model.pth"), mmap: true)["row"]?.tensor
    XCTAssertEqual(tensor?.storage.bytes.load(fromByteOffset: 12, as: Float.self), 4)
    tensor = nil
  }

  func testLoad_missingFile_saysSoAsPython() throws {
    XCTAssertThrowsError(try load("no_such_file.pth")) {
      XCTAssertEqual("\($0)", "[Errno 2] No such file or directory: 'no_such_file.pth'")
    }
  }

  func testLoad_folder_saysSoAsPython() throws {
    XCTAssertThrowsError(try load(folder.path)) {
      XCTAssertEqual("\($0)", "[Errno 21] Is a directory: '\(folder.path)'")
    }
  }

  func testSave_missingFolder_saysSoAsPyTorch() throws {
    XCTAssertThrowsError(try save(example(), to: path("none/model.pth"))) {
      XCTAssertEqual("\($0)", "Parent directory \(path("none")) does not exist.")
    }
  }

  func testSave_valueThatCannotBeSaved_leavesTheOldFile() throws {
    try save(example(), to: path("model.pth"))
    let before = try Data(contentsOf: folder.appending(path: "model.pth"))
    let list = ValueList()
    for _ in 0..<2 { list.values.append(.global("os.system")) }
    XCTAssertThrowsError(try save(.list(list), to: path("model.pth")))
    XCTAssertEqual(try Data(contentsOf: folder.appending(path: "model.pth")), before)
    XCTAssertEqual(try FileManager.default.contentsOfDirectory(atPath: folder.path), ["model.pth"])
  }

  func testSave_pyTorchLoadsIt() throws {
    try PyTorch.require()
    try save(example(), to: path("model.pth"))
    let outcome = PyTorch.run(
      """
      import torch
      state = torch.load(r'\(path("model.pth"))', weights_only=True)
      assert list(state) == ['matrix', 'row', 'steps'], list(state)
      assert state._metadata[''] == {'version': 1}, state._metadata
      assert torch.equal(state['matrix'], torch.tensor([[1., 2., 3.], [4., 5., 6.]]))
      assert state['matrix'].untyped_storage()._cdata == state['row'].untyped_storage()._cdata
      state['row'][0] = 40
      assert state['matrix'][1, 0] == 40
      assert state['steps'].dtype == torch.int64 and state['steps'].item() == 7
      print('loaded')
      """
    )
    XCTAssertEqual(outcome.output, "loaded")
  }
}
