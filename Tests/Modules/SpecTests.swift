import Modules
import OrderedCollections
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

  func testEdit_ofAMissingKey_saysWhichOne() {
    XCTAssertThrowsError(try StateDict().applying([.drop("0.weight")])) { error in
      XCTAssertEqual("\(error)", "'0.weight'")
    }
  }
}
