import StateDictCore
import StateDictJSON
import XCTest

@testable import StateDictTool

/// What `inspect` shows.
final class InspectTests: ToolTestCase {
  private func lines(_ file: CheckpointFile) throws -> [String] { try Inspection(file).lines() }

  func testLines_ofAStateDict_showEverything() throws {
    let weight = Tensor([[1, 2, 3], [4, 5, 6]])
    let file = try file([
      "weight": weight, "turned": try weight.transpose(0, 1), "steps": Tensor(scalar: 7),
    ])
    let lines = try lines(file)
    XCTAssertTrue(lines[0].hasSuffix("holding a collections.OrderedDict of 3"), lines[0])
    XCTAssertEqual(
      lines.dropFirst(),
      [
        "",
        "key     dtype    shape   stride  offset  storage  location  bytes",
        "weight  float32  [2, 3]  [3, 1]       0        0  cpu          24",
        "turned  float32  [3, 2]  [1, 3]       0        0  cpu          24  not contiguous",
        "steps   int64    []      []           0        1  cpu           8",
        "",
        "3 tensors, 13 elements, 32 bytes in 2 storages",
        "storage 0 is shared by weight and turned",
        "pickle protocol 2, little-endian, aligned to 64, 8 records in the folder a",
      ]
    )
  }

  func testLines_ofATrainingCheckpoint_nameNestedValuesByTheirPath() throws {
    let lines = try lines(CheckpointFile(oracle("checkpoints/training_checkpoint.pth")))
    for path in [
      "optimizer_state_dict/state/0/exp_avg ", "optimizer_state_dict/param_groups[0]/betas[1] ",
      "seed ",
    ] {
      XCTAssertTrue(lines.contains { $0.hasPrefix(path) }, path)
    }
  }

  func testLines_ofAnotherPickleProtocol_sayThatPyTorchRefusesIt() throws {
    for name in ["protocol1", "protocol4", "protocol4_legacy", "protocol5"] {
      let last = try lines(CheckpointFile(oracle("checkpoints/\(name).pth"))).last ?? ""
      let opcode = name == "protocol1" ? 73 : 149
      XCTAssertTrue(last.contains("warning: torch.load refuses this file"), "\(name): \(last)")
      XCTAssertTrue(last.contains("\"Unsupported operand \(opcode)\""), "\(name): \(last)")
    }
    let ordinary = try lines(CheckpointFile(oracle("checkpoints/protocol2.pth")))
    XCTAssertFalse(ordinary.contains { $0.contains("warning") }, "\(ordinary)")
  }

  func testLines_ofAView_saysWhatIsStoredUnseen() throws {
    let lines = try lines(CheckpointFile(oracle("checkpoints/small_view_of_big_storage.pth")))
    XCTAssertTrue(lines.contains("storage 0 holds 4,020 bytes, of which view shows 8"), "\(lines)")
  }

  func testLines_ofAForeignDevice_nameTheLocationInTheFile() throws {
    let lines = try lines(CheckpointFile(oracle("checkpoints/device_cuda_mixed.pth")))
    XCTAssertEqual(lines.count { $0.contains("  cuda:0  ") }, 2)
    XCTAssertEqual(lines.count { $0.contains("  cuda:1  ") }, 1)
  }

  func testLines_ofSafetensors_showItsFreeText() throws {
    let lines = try lines(CheckpointFile(oracle("checkpoints/metadata.safetensors")))
    XCTAssertTrue(lines.contains("metadata: format = 'pt'"), "\(lines)")
  }

  func testLines_ofKeysWithControlCharacters_quoteThem() throws {
    let file = try file(["a\u{1b}[31mb": Tensor([1]), "": Tensor([2])])
    let text = try lines(file).joined(separator: "\n")
    XCTAssertFalse(text.contains("\u{1b}"))
    XCTAssertTrue(text.contains(#"'a\x1b[31mb'"#), text)
  }

  func testLines_coloured_differInColoursOnly() throws {
    let file = try file(["weight": Tensor([1, 2])])
    let coloured = try Inspection(file).lines(Palette(isColoured: true)).joined(separator: "\n")
    XCTAssertTrue(coloured.contains("\u{1b}[36mfloat32\u{1b}[0m"), coloured)
    let pattern = try Regex("\u{1b}\\[[0-9]*m")
    XCTAssertEqual(coloured.replacing(pattern, with: ""), try lines(file).joined(separator: "\n"))
  }

  func testJSON_withoutHashes_hasNoDigests() throws {
    let json = try Inspection(try file(["w": Tensor([1, 2])])).json(name: "a.pth")
    XCTAssertEqual(json["file"], "a.pth")
    XCTAssertEqual(json["keys"], ["w"])
    XCTAssertEqual(json["zip"]["pickle"]["protocol"], 2)
    XCTAssertEqual(
      json["tensors"],
      [
        [
          "dtype": "float32", "shape": [2], "requires_grad": false, "is_parameter": false,
          "device": "cpu", "stride": [1], "storage_offset": 0, "storage": 0, "location": "cpu",
        ]
      ]
    )
    XCTAssertFalse(json.has("file_sha256"))
  }

  func testJSON_valuesThatContainThemselves_areRefused() throws {
    let file = try CheckpointFile(oracle("bad/pickle_recursive_dict.pth"))
    XCTAssertThrowsError(try Inspection(file).json()) {
      XCTAssertEqual(
        "\($0)",
        "the values are nested too deeply to be shown, or contain themselves"
      )
    }
    XCTAssertThrowsError(try Inspection(file).lines())
  }

  func testJSON_valuesWithoutEnd_areRefused() throws {
    let file = try CheckpointFile(oracle("bad/pickle_memo_bomb.pth"))
    XCTAssertThrowsError(try Inspection(file).json()) {
      XCTAssertTrue("\($0)".contains("cannot be shown in full"), "\($0)")
    }
  }

  func testElementsWithoutEnd_areShownAndNotRead() throws {
    let file = try CheckpointFile(oracle("bad/shape_1e12_stride0.pth"))
    XCTAssertTrue(try lines(file).contains { $0.contains("4,000,000,000,000") })
    XCTAssertThrowsError(try Inspection(file).json(hashing: true)) {
      XCTAssertTrue("\($0)".contains("more elements than can be read one by one"), "\($0)")
    }
    XCTAssertEqual(try Verification(file).findings, [])
    XCTAssertThrowsError(try Conversion(file, to: "x.safetensors"))
    XCTAssertThrowsError(try CheckpointDifference(file.value, file.value))
  }
}
