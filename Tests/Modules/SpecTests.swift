import Modules
import Tensors
import XCTest

/// Models and edits as data, where they make no sense.
final class SpecTests: XCTestCase {
  func testBuild_unknownClassInside_saysWhatPythonSays() {
    let spec = Spec(kind: "Sequential", children: [("0", Spec(kind: "Linearr"))])
    XCTAssertThrowsError(try spec.build()) { error in
      XCTAssertEqual("\(error)", "module 'torch.nn' has no attribute 'Linearr'")
    }
  }

  func testBuild_nameWithADot_saysWhatPythonSays() {
    for kind in ["Sequential", "ModuleDict"] {
      let spec = Spec(kind: kind, children: [("a.b", Spec(kind: "ReLU"))])
      XCTAssertThrowsError(try spec.build()) { error in
        XCTAssertEqual("\(error)", #"'module name can\'t contain ".", got: a.b'"#)
      }
    }
  }

  func testBuild_nameOfTwoKinds_saysWhatPythonSays() {
    let entry = CustomSpec.Entry(shape: [2])
    for (buffers, children) in [([("body", entry)], []), ([], [("body", Spec(kind: "ReLU"))])] {
      let custom = CustomSpec(name: "Net", parameters: [("body", entry)], buffers: buffers)
      let spec = Spec(kind: "Custom", children: children, custom: custom)
      XCTAssertThrowsError(try spec.build()) { error in
        XCTAssertEqual("\(error)", #""attribute 'body' already exists""#)
      }
    }
  }

  func testBuild_argumentOfWrongType_namesIt() {
    let spec = Spec(
      kind: "Conv2d",
      arguments: [
        "in_channels": .int(1), "out_channels": .int(2), "kernel_size": .ints([1, 2, 3]),
      ]
    )
    XCTAssertThrowsError(try spec.build()) { error in
      XCTAssertEqual(
        "\(error)",
        "Conv2d.__init__(): argument 'kernel_size' has a value of the wrong type"
      )
    }
  }

  func testBuild_sizesBelowZeroOrTooLarge_areRefused() {
    for size in [-1, Int.max] {
      let spec = Spec(
        kind: "Linear",
        arguments: ["in_features": .int(size), "out_features": .int(2)]
      )
      XCTAssertThrowsError(try spec.build())
    }
  }

  func testBuild_moreThanTheMachineHas_isRefusedBeforeAnythingIsMade() {
    let huge: [Spec] = [
      Spec(
        kind: "MultiheadAttention",
        arguments: ["embed_dim": .int(1 << 24), "num_heads": .int(1)]
      ),
      Spec(kind: "LSTM", arguments: ["input_size": .int(1), "hidden_size": .int(1 << 24)]),
      Spec(kind: "LSTM", arguments: ["input_size": .int(1), "hidden_size": .int(1 << 40)]),
      Spec(
        kind: "Conv3d",
        arguments: [
          "in_channels": .int(1), "out_channels": .int(1), "kernel_size": .int(1 << 16),
        ]
      ),
      Spec(
        kind: "TransformerEncoder",
        arguments: [
          "num_layers": .int(1 << 40),
          "layer": .spec(
            Spec(
              kind: "TransformerEncoderLayer",
              arguments: ["d_model": .int(1), "nhead": .int(1), "dim_feedforward": .int(1)]
            )
          ),
        ]
      ),
      Spec(
        kind: "Sequential",
        children: (0..<1024).map { index in
          (
            "\(index)",
            Spec(
              kind: "Linear",
              arguments: ["in_features": .int(1 << 14), "out_features": .int(1 << 15)]
            )
          )
        }
      ),
    ]
    for spec in huge {
      XCTAssertThrowsError(try spec.build(), spec.kind) { error in
        XCTAssertTrue("\(error)".contains("DefaultCPUAllocator: can't allocate memory"), "\(error)")
      }
    }
  }

  func testBuild_onMeta_takesNoMemory() throws {
    let spec = Spec(
      kind: "Linear",
      arguments: [
        "in_features": .int(1 << 22), "out_features": .int(1 << 20), "device": .string("meta"),
      ]
    )
    XCTAssertEqual(try spec.build().parameters()[0].shape, [1 << 20, 1 << 22])
  }

  func testEdit_ofAMissingKey_saysWhichOne() {
    XCTAssertThrowsError(try StateDict().applying([.drop("0.weight")])) { error in
      XCTAssertEqual("\(error)", "'0.weight'")
    }
  }
}
