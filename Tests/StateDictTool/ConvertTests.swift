import StateDictCore
import XCTest

@testable import StateDictTool

/// What `convert` writes and says.
final class ConvertTests: ToolTestCase {
  func testConvert_thereAndBack_keepsEveryTensor() throws {
    let weight = Tensor([[1, 2], [3, 4]])
    let original = try file(["weight": weight, "steps": Tensor(scalar: 3)])
    try Conversion(original, to: path("b.safetensors")).write()
    let middle = try CheckpointFile(path("b.safetensors"))
    XCTAssertEqual(middle.text, ["format": "pt"])
    try Conversion(middle, to: path("c.pth")).write()
    let last = try CheckpointFile(path("c.pth"))
    let changes = try CheckpointDifference(original.value, last.value).changes
    XCTAssertEqual(changes.filter { $0 != .reordered }, [])
  }

  func testConvert_anotherPickleProtocol_becomesTheOneThatIsLoaded() throws {
    let original = oracle("checkpoints/protocol4.pth")
    XCTAssertThrowsError(try load(original)) {
      XCTAssertTrue("\($0)".contains("Unsupported operand 149"), "\($0)")
    }
    let file = try CheckpointFile(original)
    try Conversion(file, to: path("b.pth")).write()
    let loaded = try load(path("b.pth"))
    XCTAssertEqual(try CheckpointDifference(file.value, loaded).changes, [])
    XCTAssertFalse(try Entries(loaded).tensors.isEmpty)
  }

  func testConvert_sharedMemory_isWrittenInFullAndSaid() throws {
    let weight = Tensor([[1, 2, 3], [4, 5, 6]])
    let file = try file(["a": weight, "b": try weight.transpose(0, 1)])
    let conversion = try Conversion(file, to: path("b.safetensors"))
    try conversion.write()
    XCTAssertEqual(
      try conversion.lines().dropFirst(),
      ["not kept: that a and b share memory: each is written in full"]
    )
    let loaded = try CheckpointFile(path("b.safetensors")).value
    XCTAssertEqual(loaded["b"]?.tensor?.toArray(), [1, 4, 2, 5, 3, 6])
  }

  func testConvert_toPth_isWhatSaveWrites() throws {
    let file = try CheckpointFile(oracle("checkpoints/mlp.pth"))
    try Conversion(file, to: path("mlp.pth")).write()
    XCTAssertEqual(
      FileManager.default.contents(atPath: path("mlp.pth")),
      FileManager.default.contents(atPath: oracle("checkpoints/mlp.pth"))
    )
  }

  func testConvert_valuesThatAreNoTensors_nameThePartToConvert() throws {
    let file = try CheckpointFile(oracle("checkpoints/training_checkpoint.pth"))
    XCTAssertThrowsError(try Conversion(file, to: path("b.safetensors"))) {
      XCTAssertEqual(
        "\($0)",
        "epoch is 58, and safetensors holds tensors only; name the part to convert: "
          + "--key model_state_dict"
      )
    }
    try Conversion(file, to: path("b.safetensors"), key: "model_state_dict").write()
    XCTAssertEqual(try Entries(CheckpointFile(path("b.safetensors")).value).tensors.count, 4)
  }

  func testConvert_unknownKey_namesThoseThereAre() throws {
    let file = try file(["w": Tensor([1])])
    XCTAssertThrowsError(try Conversion(file, to: "b.pth", key: "x")) {
      XCTAssertEqual("\($0)", "there is no key x; there is w")
    }
  }

  func testConvert_unknownExtension_saysWhichThereAre() throws {
    let file = try file(["w": Tensor([1])])
    XCTAssertThrowsError(try Conversion(file, to: "b.onnx")) {
      XCTAssertEqual(
        "\($0)",
        "'b.onnx' names no format; end it in .safetensors, or in .pth, .pt, .bin or .ckpt"
      )
    }
  }
}
