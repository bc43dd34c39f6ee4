import Foundation
import StateDictCore
import XCTest

@testable import Checkpoints
@testable import Tensors

/// The safetensors format: read, written, and what is refused.
final class SafetensorsTests: XCTestCase {
  func testSave_everyFile_isByteForByteTheSame() throws {
    var compared = 0
    for entry in try Oracle.files() where entry["format"]?.string == "safetensors" {
      guard entry["tier"]?.string != "exotic" else { continue }
      let name = entry["file"]?.string ?? ""
      let original = try Oracle.bytes(name)
      let loaded = try Safetensors.load(original)
      let state = StateDict(loaded.tensors.mapValues(Value.tensor))
      let written = try Safetensors.save(.stateDict(state), metadata: loaded.metadata)
      XCTAssertEqual(written, original, name)
      compared += 1
    }
    XCTAssertGreaterThan(compared, 5)
  }

  func testSave_namesThatNeedEscapes_comeBack() throws {
    let names = ["a\"b", "c\\d", "e\nf", "\u{1}", "żółw", "🐢"]
    let state = StateDict()
    for name in names { state[name] = Tensor([1, 2]) }
    let loaded = try Safetensors.load(try Safetensors.save(.stateDict(state)))
    XCTAssertEqual(Set(loaded.tensors.keys), Set(names))
  }

  func testSave_sharedMemory_isRefused() throws {
    let whole = Tensor([1, 2, 3, 4])
    let part = try whole.narrow(0, start: 1, length: 2)
    let first = try whole.narrow(0, start: 0, length: 1)
    assertRefused(["a": whole, "b": part], "RuntimeError", "loading them again: [{'a', 'b'}].\n")
    XCTAssertNoThrow(try Safetensors.save(.stateDict(StateDict(tensors: ["a": part, "b": first]))))
  }

  func testSave_stridedTensor_isRefused() throws {
    let turned = try Tensor([[1, 2], [3, 4]]).transpose(0, 1)
    assertRefused(["a": turned], "ValueError", "non contiguous tensor: `a` which is not allowed")
  }

  func testSave_typeWithoutName_isRefused() throws {
    assertRefused(["a": Tensor.zeros([1], dtype: .complex128)], "KeyError", "torch.complex128")
  }

  func testSave_metaTensor_isRefused() throws {
    let meta = Tensor(
      storage: Storage(byteCount: 4, device: .meta),
      dtype: .float32,
      shape: [1],
      stride: [1]
    )
    assertRefused(["a": meta], "NotImplementedError", "Cannot copy out of meta tensor; no data!")
  }

  func testSave_whatIsNoDictionaryOfTensors_isRefused() throws {
    assertRefused(.list(ValueList()), "ValueError", "but received <class 'list'>")
    assertRefused(
      .dictionary(ValueDictionary([(.string("epoch"), .int(1))])),
      "ValueError",
      "Key `epoch` is invalid, expected torch.Tensor but received <class 'int'>"
    )
    assertRefused(
      .dictionary(ValueDictionary([(.int(1), .tensor(Tensor([1])))])),
      "TypeError",
      "argument 'tensor_dict': 'int' object is not an instance of 'str'"
    )
  }

  // MARK: The header's JSON, in the words of serde_json

  func testLoad_brokenJSON_saysWhere() {
    assertHeader("{\"a\" 1}", "expected `:` at line 1 column 6")
    assertHeader("{\"a\":tru}", "expected ident at line 1 column 9")
    assertHeader("{\"a\":[1 2]}", "expected `,` or `]` at line 1 column 9")
    assertHeader("{\"a\":[1,]}", "trailing comma at line 1 column 9")
    assertHeader("{\"a\":{},}", "trailing comma at line 1 column 9")
    assertHeader("{\"a\":{} \"b\"}", "expected `,` or `}` at line 1 column 9")
    assertHeader("{1:2}", "key must be a string at line 1 column 2")
    assertHeader("{\"a\":01}", "invalid number at line 1 column 7")
    assertHeader("{\"a\":1.}", "invalid number at line 1 column 8")
    assertHeader("{\"a\":1e999}", "number out of range at line 1 column 10")
    assertHeader("{\n\"a\":+}", "expected value at line 2 column 5")
    assertHeader("{\"\\x\":1}", "invalid escape at line 1 column 4")
    assertHeader("{\"\\ud800\":1}", "unexpected end of hex escape at line 1 column 9")
    assertHeader("{\"\\udc00\":1}", "lone leading surrogate in hex escape at line 1 column 8")
    assertHeader(
      "{\"\u{1}\":1}",
      "control character (\\u0000-\\u001F) found while parsing a string at line 1 column 3"
    )
  }

  func testLoad_emptyTensorOfHugeSizes_isRefused() {
    let shape = "[0,4611686018427387904,4611686018427387904]"
    assertHeader(
      "{\"a\":{\"dtype\":\"F32\",\"shape\":\(shape),\"data_offsets\":[0,0]}}",
      "overflow computing buffer size"
    )
  }

  func testLoad_fieldsThatMakeNoSense_areNamed() {
    let rest = "\"shape\":[],\"data_offsets\":[0,0]}}"
    assertHeader("{\"a\":{\"dtype\":1," + rest, "integer `1`, expected string or map")
    assertHeader("{\"a\":\"x\"}", "invalid type: string \"x\", expected struct TensorInfo")
    assertHeader("{\"a\":true}", "invalid type: boolean `true`, expected struct TensorInfo")
    assertHeader("{\"a\":1e21}", "invalid type: floating point `1e+21`, expected struct TensorInfo")
    assertHeader(
      "{\"a\":[\"F32\"]}",
      "invalid length 1, expected struct TensorInfo with 3 elements"
    )
    assertHeader("{\"a\":{\"dtype\":\"F32\",\"dtype\":\"F32\"," + rest, "duplicate field `dtype`")
    assertHeader("{\"__metadata__\":{},\"__metadata__\":{}}", "duplicate field `__metadata__`")
  }

  /// The library itself says the same of the same headers.
  func testLoad_brokenHeaders_areWhatTheLibrarySays() throws {
    let headers = [
      "{\"a\" 1}", "{\"a\":tru}", "{\"a\":[1 2]}", "{\"a\":[1,]}", "{\"a\":{},}", "{1:2}",
      "{\"a\":{} \"b\"}", "{\"a\":01}", "{\"a\":1.}", "{\"a\":1e999}", "{\n\"a\":+}", "{\"\\x\":1}",
      "{\"\\ud800\":1}", "{\"\\udc00\":1}", "{\"\u{1}\":1}", "{\"a\":\"x\"}", "{\"a\":true}",
      "{\"a\":1e21}", "{\"a\":[\"F32\"]}", "{\"a\":-0}", "{\"a\":-", "{\"a\":1e", "{\"a\":1ex}",
      "{\"a\":[\"F32\",[],[0,0],1]}", "{\"a\":[\"F32\",[1],[0,4]]}", "{", "{\"a\"", "{\"a\":", "[",
      "{\"__metadata__\":null}", "{\"__metadata__\":{\"a\":null}}", "{\"__metadata__\":{},}",
      "{\"a\":{\"dtype\":{\"F32\":1}}}", "{\"a\":{\"dtype\":\"F32\",\"shape\":[{}]}}", "  {} \n x",
      "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0]}}", "nul", "{\"\\ud83d\\ude00",
      "{\"a\":{\"shape\":[99999999999999999999]}}", "{\"a\":{\"data_offsets\":{}}}", "\"\\u12",
      "{\"a\":0.00001}", "{\"a\":0.000001}", "{\"a\":\"\\u007fé\\u0080'\\t\\b\\u0000\"}",
      "{\"a\":1e15}", "{\"a\":1e16}", "{\"a\":1.5e-7}",
      "{\"a\":{\"dtype\":{\"F33\":1}}}", "{\"a\":{\"dtype\":{}}}",
      "{\"a\":{\"dtype\":{\"F32\":null}}}",
      "{\"a\":{\"dtype\":{\"F32\":null,\"b\":1}}}", "{\"a\":[[1,[2,{\"b\":[]}]],null,3]}",
    ]
    let folder = FileManager.default.temporaryDirectory.appending(path: "headers-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (place, header) in headers.enumerated() {
      try Data(file(header)).write(to: folder.appending(path: "\(place)"))
    }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "python3", "-c",
      """
      import json, sys
      from safetensors import safe_open
      said = []
      for place in range(\(headers.count)):
          try:
              safe_open(r'\(folder.path)/' + str(place), framework='numpy'); said.append('')
          except Exception as error:
              said.append(str(error))
      print(json.dumps(said))
      """,
    ]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw XCTSkip("no safetensors on this machine") }
    let said = try JSONDecoder().decode([String].self, from: output)
    for (header, expected) in zip(headers, said) {
      do {
        _ = try Safetensors.load(file(header))
        XCTAssertEqual("", expected, header)
      } catch { XCTAssertEqual("\(error)", expected, header) }
    }
  }

  // MARK: Asserting

  private func file(_ header: String) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.append64(UInt64(header.utf8.count))
    return bytes + Array(header.utf8)
  }

  private func assertHeader(_ header: String, _ sentence: String, line: UInt = #line) {
    XCTAssertThrowsError(try Safetensors.load(file(header)), line: line) { error in
      XCTAssertTrue("\(error)".contains(sentence), "\(error)", line: line)
    }
  }

  private func assertRefused(
    _ tensors: KeyValuePairs<String, Tensor>,
    _ pythonClass: String,
    _ sentence: String,
    line: UInt = #line
  ) {
    assertRefused(.stateDict(StateDict(tensors: tensors)), pythonClass, sentence, line: line)
  }

  private func assertRefused(
    _ value: Value,
    _ pythonClass: String,
    _ sentence: String,
    line: UInt = #line
  ) {
    XCTAssertThrowsError(try Safetensors.save(value), line: line) { error in
      XCTAssertEqual((error as? CheckpointError)?.pythonClass, pythonClass, line: line)
      XCTAssertTrue("\(error)".contains(sentence), "\(error)", line: line)
    }
  }
}
