import Tensors
import XCTest

/// Where the largest element is; expectations are what PyTorch prints.
final class ArgMaxTests: XCTestCase {
  func testArgmax_alongEachDimension_namesTheLargest() throws {
    let matrix = Tensor([[1, 5, 2], [7, 0, 7]])
    XCTAssertEqual("\(try matrix.argmax(1))", "tensor([1, 0])")
    XCTAssertEqual("\(try matrix.argmax(0))", "tensor([1, 0, 1])")
    XCTAssertEqual("\(try matrix.argmax(-1))", "tensor([1, 0])")
    XCTAssertEqual("\(try matrix.t().argmax(0))", "tensor([1, 0])")
    let cube = try Tensor.arange(12).reshape(2, 3, 2)
    XCTAssertEqual("\(try cube.argmax(1))", "tensor([[2, 2],\n        [2, 2]])")
    XCTAssertEqual("\(try Tensor(scalar: 3.0).argmax(0))", "tensor(0)")
  }

  func testArgmax_nan_isTheLargest() throws {
    XCTAssertEqual(try Tensor([[1, .nan, 2], [3, 3, 1]]).argmax(1).toArray(), [1, 0])
  }

  func testArgmax_emptyDimension_isRefused() throws {
    XCTAssertEqual(try Tensor.zeros([0, 2]).argmax(1).shape, [0])
    XCTAssertThrowsError(try Tensor.zeros([2, 0]).argmax(1)) {
      XCTAssertEqual("\($0)", "argmax(): Expected reduction dim 1 to have non-zero size.")
    }
  }

  func testArgmax_withoutAnOrder_isRefused() {
    for (dtype, text) in [(DType.bool, "bool"), (.complex64, "complex")] {
      XCTAssertThrowsError(try Tensor.zeros([2, 2], dtype: dtype).argmax(1)) {
        XCTAssertEqual("\($0)", "argmax(): does not support \(text) input")
      }
    }
  }
}
