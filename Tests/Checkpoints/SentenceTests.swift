import XCTest

@testable import Checkpoints
@testable import Tensors

/// What PyTorch says of files in which one thing is wrong, made here byte by byte.
final class SentenceTests: XCTestCase {
  // MARK: The container

  func testLoad_encryptedOrPatchedRecord_isRefusedByItsDescription() {
    assertRefused(
      archive(flags: ["data/0": 1]),
      "retrieving file meta-data for data/0: unsupported encryption."
    )
    assertRefused(
      archive(flags: ["data/0": 0x20]),
      "retrieving file meta-data for data/0: unsupported feature."
    )
  }

  func testLoad_formatVersionThatCannotBeRead_isRefused() {
    assertRefused(
      archive([".format_version": [0x31]], flags: [".format_version": 0x20]),
      "retrieving file meta-data for .format_version: unsupported feature."
    )
  }

  func testLoad_nameThatIsNoText_isWhatPythonMakesOfIt() {
    assertRefused(
      archive(names: [Array("archive/x".utf8) + [0xff]]),
      "'utf-8' codec can't decode byte 0xff in position 1: invalid start byte",
      "UnicodeDecodeError"
    )
    assertRefused(
      archive(names: [[0x80] + Array("rchive/x".utf8)]),
      "'utf-8' codec can't decode byte 0x80 in position 95: invalid start byte",
      "UnicodeDecodeError"
    )
  }

  func testLoad_nameWithAZero_endsThere() {
    assertRefused(
      archive(names: [Array("arc\0ive/x".utf8)]),
      "[enforce fail at inline_container.cc:339] . "
        + "file in archive is not in a subdirectory archive/: arc",
      isWhole: true
    )
  }

  // MARK: The records

  func testLoad_versionBehindALineEnd_isRead() {
    assertLoads(archive(["version": Array("\r\n3".utf8)]))
  }

  func testLoad_versionWithAZero_endsThere() {
    assertRefused(
      archive(["version": [0x78, 0, 0x79]]),
      "[enforce fail at inline_container.cc:214] . Couldn't parse the version x",
      isWhole: true
    )
  }

  func testLoad_alignment_isReadAsPythonReadsIntegers() {
    for text in ["1_0", " +64\n", "18446744073709551616", "-0"] {
      assertLoads(archive([".storage_alignment": Array(text.utf8)]))
    }
    for text in ["3 4", "1__0", "_1", "1_", "+-3", ""] {
      assertRefused(
        archive([".storage_alignment": Array(text.utf8)]),
        "invalid literal for int() with base 10: b'\(text)'",
        "ValueError",
        isWhole: true
      )
    }
  }

  func testLoad_identityThatIsNoText_isRefused() {
    assertRefused(
      archive([".data/serialization_id": [0xed, 0xa0, 0x80]]),
      "'utf-8' codec can't decode byte 0xed in position 0: invalid continuation byte",
      "UnicodeDecodeError",
      isWhole: true
    )
  }

  func testLoad_keyWithAZero_endsThere() {
    assertLoads(archive(pickle: tensor(key: "0\0")))
  }

  // MARK: Tensors

  func testLoad_emptyTensorFarBeyondItsStorage_isRead() throws {
    for offset in [1 << 61, Int.max] {
      let value = try TorchArchive.load(
        archive(pickle: tensor(offset: offset, shape: [0], stride: [1]))
      )
      let tensor = try XCTUnwrap(value.tensor)
      XCTAssertEqual(tensor.storageOffset, offset)
      XCTAssertEqual(tensor.elementBytes.count, 0)
    }
  }

  func testLoad_negativeStrideThatLeadsNowhere_isFound() throws {
    for (shape, stride, kept) in [([0], [-1], [1]), ([2, 1], [1, -3], [1, 1])] {
      let value = try TorchArchive.load(archive(pickle: tensor(shape: shape, stride: stride)))
      XCTAssertEqual(try XCTUnwrap(value.tensor).stride, kept)
    }
  }

  func testLoad_moreBytesThanAnIntegerHolds_overflow() {
    assertRefused(
      archive(pickle: tensor(shape: [1, 1 << 61], stride: [1, 1])),
      "Storage size calculation overflowed with sizes=[1, 2305843009213693952] and strides=[1, 1]",
      isWhole: true
    )
  }

  func testLoad_metadataThatIsNoDictionary_isRefused() {
    assertRefused(
      archive(pickle: tensor(metadata: [0x4b, 5])),
      "expected dict, got int",
      "AssertionError",
      isWhole: true
    )
    assertLoads(archive(pickle: tensor(metadata: [0x29])))
  }

  // MARK: Pickles

  func testLoad_globalWithASpace_getsTheOtherAdvice() {
    assertRefused(
      archive(pickle: Array("ca b\nc d\n.".utf8)),
      "compatible with your use case: WeightsUnpickler error: \n\nUnsupported global: GLOBAL a b.c d",
      "UnpicklingError"
    )
  }

  func testLoad_itemsForWhatIsNoDictionary_areNotCounted() {
    assertRefused(
      archive(pickle: Array("](K\u{1}u.".utf8)),
      "Can only SETITEMS for dict, collections.OrderedDict, collections.Counter, "
        + "but got <class 'list'>",
      "UnpicklingError"
    )
  }

  func testLoad_appendToAFunction_saysSo() {
    assertRefused(
      archive(pickle: Array("ctorch._utils\n_rebuild_tensor_v2\nNa.".utf8)),
      "Can only append to lists, but got <class 'function'>",
      "UnpicklingError"
    )
  }

  // MARK: Making files

  /// The program of one tensor over the storage `data/0`, of six single floats.
  private func tensor(
    key: String = "0",
    offset: Int = 0,
    shape: [Int] = [2, 3],
    stride: [Int] = [3, 1],
    metadata: [UInt8]? = nil
  ) -> [UInt8] {
    func text(_ text: String) -> [UInt8] {
      [0x58, UInt8(text.utf8.count), 0, 0, 0] + Array(text.utf8)
    }
    func integer(_ number: Int) -> [UInt8] {
      [0x8a, 8] + (0..<8).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }
    func tuple(_ numbers: [Int]) -> [UInt8] { [0x28] + numbers.flatMap(integer) + [0x74] }
    var program = Array("ctorch._utils\n_rebuild_tensor_v2\n((".utf8) + text("storage")
    program += Array("ctorch\nFloatStorage\n".utf8) + text(key) + text("cpu")
    program += integer(6) + [0x74, 0x51] + integer(offset) + tuple(shape) + tuple(stride)
    program += [0x89] + Array("ccollections\nOrderedDict\n)R".utf8) + (metadata ?? [])
    return program + [0x74, 0x52, 0x2e]
  }

  /// An archive of uncompressed records.
  private func archive(
    _ records: [String: [UInt8]] = [:],
    names: [[UInt8]] = [],
    flags: [String: UInt8] = [:],
    pickle: [UInt8]? = nil
  ) -> [UInt8] {
    var all: [String: [UInt8]] = [
      "version": [0x33, 0x0a], "data/0": [UInt8](repeating: 0, count: 24),
    ]
    all.merge(records) { $1 }
    var entries = [
      (name: Array("archive/data.pkl".utf8), bytes: pickle ?? tensor(), flag: UInt8(0))
    ]
    for (name, bytes) in all.sorted(by: { $0.key < $1.key }) {
      entries.append((Array("archive/\(name)".utf8), bytes, flags[name] ?? 0))
    }
    entries += names.map { ($0, [0], 0) }
    func little(_ number: Int, _ count: Int) -> [UInt8] {
      (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }
    var file: [UInt8] = []
    var directory: [UInt8] = []
    for (name, bytes, flag) in entries {
      let sizes = little(bytes.count, 4) + little(bytes.count, 4) + little(name.count, 2)
      let common = [20, 0, flag] + little(0, 11) + sizes + little(0, 2)
      directory +=
        [0x50, 0x4b, 1, 2, 20, 0] + common + little(0, 10) + little(file.count, 4) + name
      file += [0x50, 0x4b, 3, 4] + common + name + bytes
    }
    let count = little(entries.count, 2)
    let end = count + count + little(directory.count, 4) + little(file.count, 4) + [0, 0]
    return file + directory + [0x50, 0x4b, 5, 6, 0, 0, 0, 0] + end
  }

  // MARK: Asserting

  private func assertLoads(_ bytes: [UInt8], line: UInt = #line) {
    XCTAssertNoThrow(try TorchArchive.load(bytes), line: line)
  }

  private func assertRefused(
    _ bytes: [UInt8],
    _ sentence: String,
    _ pythonClass: String = "RuntimeError",
    isWhole: Bool = false,
    line: UInt = #line
  ) {
    XCTAssertThrowsError(try TorchArchive.load(bytes), line: line) { error in
      let text = "\(error)"
      if isWhole { XCTAssertEqual(text, sentence, line: line) }
      XCTAssertTrue(text.contains(sentence), text, line: line)
      XCTAssertEqual((error as? CheckpointError)?.pythonClass, pythonClass, line: line)
    }
  }
}
