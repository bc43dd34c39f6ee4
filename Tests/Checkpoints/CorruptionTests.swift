import XCTest

@testable import Checkpoints
@testable import Tensors

/// One test for every way in which a file can be broken, named for it.
final class CorruptionTests: XCTestCase {
  // MARK: The container

  func testLoad_onlyTheMagic_isNoArchive() throws {
    assertRefused("magic_only", "not a ZIP archive")
  }

  func testLoad_truncated_hasNoDirectory() throws {
    for name in ["truncated_0", "truncated_in_directory", "truncated_eocd", "truncated_last_byte"] {
      assertRefused(name, "failed finding central directory")
    }
  }

  func testLoad_brokenDirectorySignature_isCorrupt() throws {
    assertRefused("directory_signature", "invalid header or archive is corrupted")
  }

  func testLoad_brokenLocalHeader_namesTheRecord() throws {
    assertRefused("local_header", "reading file data/0: invalid header or archive is corrupted")
  }

  func testLoad_missingRecord_namesIt() throws {
    assertRefused("without_data_pkl", "locating file data.pkl: file not found")
    assertRefused("without_data_2", "locating file data/2: file not found")
    assertRefused("without_version", "hasRecord(\"version\")")
  }

  func testLoad_duplicateRecords_areRefused() throws {
    assertRefused("duplicate_storage", "two records called")
    assertRefused("duplicate_pickle", "two records called")
  }

  func testLoad_entryOutsideTheFolder_isRefused() throws {
    assertRefused("path_traversal", "not in a subdirectory archive/: /etc/evil")
    assertRefused("no_folder", "not in a subdirectory: data.pkl")
  }

  func testLoad_unsupportedCompression_isRefused() throws {
    assertRefused("bzip2", "unsupported method")
  }

  func testLoad_deflated_equalsPyTorch() throws {
    assertLoads("deflated")
  }

  func testLoad_deflateBomb_isRefusedBeforeItIsExpanded() throws {
    let entry = ZipEntry(
      path: 0..<0,
      method: .deflated,
      isEncrypted: false,
      isPatch: false,
      crc32: 0,
      compressedSize: 10,
      size: 1 << 40,
      headerOffset: 0
    )
    let zip = try ZipReader(ByteSource(try Oracle.bytes("checkpoints/mlp.pth")))
    XCTAssertThrowsError(try zip.check(entry, "data/0")) {
      XCTAssertTrue("\($0)".contains("claims to expand to 1099511627776 bytes"), "\($0)")
    }
  }

  // MARK: The records

  func testLoad_unknownByteOrder_isNamed() throws {
    assertRefused("byteorder_0", "Unknown endianness type: middle")
    assertRefused("byteorder_4", "can't decode byte 0xff in position 0: invalid start byte")
  }

  func testLoad_versionOutOfRange_isRefused() throws {
    assertRefused("version_0", "version 0, but the minimum supported version for reading is 1")
    assertRefused("version_11", "version 11, but the maximum supported version for reading is 10")
    assertRefused("version_abc", "Couldn't parse the version abc as Long Long.")
  }

  func testError_versionThatIsNoText_isWhatPythonMakesOfIt() {
    let error = CheckpointError(.archive(.versionNotANumber([0xb3, 0x0a])))
    XCTAssertEqual(error.pythonClass, "UnicodeDecodeError")
    XCTAssertEqual(
      error.description,
      "'utf-8' codec can't decode byte 0xb3 in position 71: invalid start byte"
    )
  }

  func testError_valueThatCannotBeRepresented_saysInWhatFormToSaveIt() {
    let error = CheckpointError(.pickle(.unsupportedValue("a sparse tensor")))
    XCTAssertEqual(error.help?.contains("tensor.to_dense()"), true)
  }

  func testLoad_alignmentThatIsNoNumber_isRefused() throws {
    assertRefused("storage_alignment_text", "invalid literal for int() with base 10: b'many'")
  }

  func testLoad_torchScript_isRefused() throws {
    assertRefused("torchscript", "TorchScript archives")
  }

  // MARK: Storages and tensors

  func testLoad_recordOfAnotherSize_saysBothSizes() throws {
    assertRefused("storage_short", "record size (12 bytes) does not match expected size (24 bytes")
    assertRefused("storage_long", "record size (40 bytes) does not match expected size (24 bytes")
  }

  func testLoad_hugeElementCount_allocatesNothing() throws {
    assertRefused("numel_huge", "does not match expected size (4000000000000 bytes")
    assertRefused("numel_overflow", "which is no size")
    assertRefused("numel_negative", "which is no size")
  }

  func testLoad_shapeBeyondTheStorage_isRefused() throws {
    for name in ["shape_huge", "shape_exceeds", "stride_exceeds", "offset_exceeds"] {
      assertRefused(name, "Trying to resize storage that is not resizable")
    }
  }

  func testLoad_overflowingShape_isRefused() throws {
    assertRefused("shape_overflow", "numel: integer multiplication overflow")
    assertRefused("shape_negative", "numel: integer multiplication overflow")
    assertRefused("offset_huge", "Storage size calculation overflowed with sizes=[2, 3]")
    assertRefused("stride_negative", "overflowed with sizes=[2, 3] and strides=[-3, 1]")
  }

  func testLoad_negativeOffset_isRefused() throws {
    assertRefused("offset_negative", "Tensor: invalid storage offset -4")
  }

  func testLoad_ranksOfShapeAndStrideDiffer_isRefused() throws {
    assertRefused("stride_count", "unequal size length (2) and stride length (1)")
  }

  func testLoad_integersThatRequireGradients_areRefused() throws {
    assertRefused("requires_grad_int", "only Tensors of floating point and complex dtype can")
  }

  func testLoad_unknownLocation_isNamed() throws {
    assertRefused("location_unknown", "(tagged with quantum:3)")
  }

  // MARK: The pickle

  func testLoad_unknownOpcode_isNumbered() throws {
    assertRefused("pickle_unknown_opcode", "Unsupported operand 255")
    assertRefused("pickle_proto_0_text", "Unsupported operand 100")
  }

  func testLoad_forbiddenGlobal_isNamed() throws {
    assertRefused("global_eval", "GLOBAL eval was not an allowed global by default")
    assertRefused("global_os_system", "GLOBAL posix.system whose module posix is blocked.")
  }

  func testLoad_pickleThatEnds_isRefused() throws {
    assertRefused("pickle_no_stop", "", pythonClass: "EOFError")
    assertRefused("pickle_huge_string", "", pythonClass: "EOFError")
  }

  func testLoad_emptyStack_isRefused() throws {
    assertRefused("pickle_stack_underflow", "pop from empty list", pythonClass: "IndexError")
    assertRefused("pickle_mark_missing", "pop from empty list", pythonClass: "IndexError")
  }

  func testLoad_memoBomb_staysSmall() throws {
    assertLoads("pickle_memo_bomb", compared: false)
  }

  func testLoad_deepNesting_isReadAndReleased() throws {
    for name in ["pickle_deep_lists", "pickle_deep_tuples", "pickle_deep_dicts"] {
      assertLoads(name, compared: false)
    }
    var million = [UInt8](repeating: 0x5d, count: 1_000_000)
    million += [UInt8](repeating: 0x61, count: 999_999) + [0x2e]
    XCTAssertNoThrow(try run(million))
    let tuples = [0x29] + [UInt8](repeating: 0x85, count: 1_000_000) + [0x2e]
    XCTAssertNoThrow(try run(tuples))
  }

  func testLoad_valueThatContainsItself_isRead() throws {
    assertLoads("pickle_recursive_dict", compared: false)
    assertLoads("pickle_recursive_ordered_dict", compared: false)
  }

  func testLoad_hugeByteArray_isRefused() throws {
    assertRefused("pickle_bytearray_huge", "", pythonClass: "MemoryError")
  }

  func testLoad_setsOfOneListOverAndOver_isStopped() throws {
    // A list of 10,000 numbers, then 10,000 sets of it: 10^8 values of 60 kB.
    var program: [UInt8] = [0x5d, 0x71, 0, 0x28]
    for number in 0..<10_000 { program += [0x4d, UInt8(number & 0xff), UInt8(number >> 8)] }
    program += [0x65]
    for _ in 0..<10_000 {
      program += Array("c__builtin__\nset\n".utf8) + [0x68, 0, 0x85, 0x52]
    }
    XCTAssertThrowsError(try run(program + [0x2e])) {
      XCTAssertTrue("\($0)".contains("copies its own values over and over"), "\($0)")
    }
  }

  // MARK: Asserting

  private func run(_ program: [UInt8]) throws -> Value {
    var machine = PickleMachine(ByteView(copying: program)) { _ throws(CheckpointError) in .none }
    return try machine.run()
  }

  private func assertRefused(
    _ name: String,
    _ sentence: String,
    pythonClass: String? = nil,
    line: UInt = #line
  ) {
    do {
      _ = try TorchArchive.load(try Oracle.bytes("bad/\(name).pth"))
      XCTFail("\(name) loads", line: line)
    } catch let error as CheckpointError {
      let text = error.description
      XCTAssertTrue(text.contains(sentence) || sentence.isEmpty, "\(name): \(text)", line: line)
      if let pythonClass { XCTAssertEqual(error.pythonClass, pythonClass, name, line: line) }
    } catch {
      XCTFail("\(name): \(error)", line: line)
    }
  }

  private func assertLoads(_ name: String, compared: Bool = true, line: UInt = #line) {
    do {
      let item = try Oracle.cases().first { $0["id"]?.string == name }
      let outcome = try XCTUnwrap(item?["outcomes"]?.array.first, line: line)
      let value = try TorchArchive.load(try Oracle.bytes("bad/\(name).pth"))
      guard compared else { return }
      XCTAssertEqual(Comparison.differences(value, outcome), [], name, line: line)
    } catch {
      XCTFail("\(name): \(error)", line: line)
    }
  }
}
