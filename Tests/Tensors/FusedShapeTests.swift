import XCTest

@testable import Tensors

/// What the optimizers' operations say of shapes that do not fit; the sentence is PyTorch's.
final class FusedShapeTests: XCTestCase {
  func testLerp_otherShape_namesItsOwnSizeFirst() {
    XCTAssertThrowsError(try Tensor.zeros([2, 1]).lerp(.zeros([8, 2]), weight: 0.5)) { error in
      XCTAssertEqual(
        "\(error)",
        "The size of tensor a (2) must match the size of tensor b (8) at non-singleton dimension 0"
      )
    }
  }
}
