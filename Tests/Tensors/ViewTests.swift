import Tensors
import XCTest

/// Strides, sharing and copying, as PyTorch 2.15 has them.
final class ViewTests: XCTestCase {
  func testTranspose_sharesAndSwapsStrides() throws {
    let x = try Tensor.arange(6).view([2, 3])
    let t = try x.t()
    XCTAssertEqual(t.stride, [1, 3])
    XCTAssertTrue(t.storage === x.storage)
    XCTAssertFalse(t.isContiguous)
    XCTAssertEqual(try t.contiguous().stride, [2, 1])
    XCTAssertEqual(t.toArray(as: Int.self), [0, 3, 1, 4, 2, 5])
    XCTAssertTrue(try x.reshape([6]).storage === x.storage)
    XCTAssertFalse(try t.reshape([6]).storage === x.storage)
    assertThrows(
      "view size is not compatible with input tensor's size and stride (at least one dimension "
        + "spans across two contiguous subspaces). Use .reshape(...) instead."
    ) { () throws(TensorError) in _ = try t.view([6]) }
  }

  func testExpand_stepsNowhere() throws {
    let x = try Tensor([1, 2, 3]).expand([4, 3])
    XCTAssertEqual(x.stride, [0, 1])
    XCTAssertEqual(x.storage.byteCount, 12)
    XCTAssertEqual(try x.clone().stride, [3, 1])
    XCTAssertEqual(try x.t().clone().stride, [4, 1])
    let images = try Tensor.zeros([2, 3, 4]).transpose(0, 2)
    XCTAssertEqual(try images.expand(5, 4, 3, 2).clone().stride, [24, 1, 4, 12])
  }

  func testChannelsLast_keepsShapeAndReordersMemory() throws {
    let x = try Tensor.arange(24).view([2, 3, 2, 2])
    let y = try x.channelsLast()
    XCTAssertEqual(y.shape, [2, 3, 2, 2])
    XCTAssertEqual(y.stride, [12, 1, 6, 3])
    XCTAssertTrue(x.equal(y))
    XCTAssertEqual(try y.clone().stride, y.stride)
  }

  func testZeroDimensionsAndNoElements_areTwoThings() throws {
    let (scalar, empty) = (Tensor(scalar: 3.5), Tensor.zeros([0, 3]))
    XCTAssertEqual([scalar.elementCount, empty.elementCount], [1, 0])
    XCTAssertEqual(empty.stride, [3, 1])
    XCTAssertEqual("\(empty)", "tensor([], size=(0, 3))")
    XCTAssertEqual("\(scalar)", "tensor(3.5000)")
    XCTAssertEqual(try empty.reshape([3, 0]).shape, [3, 0])
    XCTAssertEqual(try empty.sum().item(), 0)
  }

  func testCopy_castsAndBroadcasts() throws {
    let x = Tensor.zeros([2, 3], dtype: .int32)
    try x.copy(from: Tensor([1.9, -1.9, 3]))
    XCTAssertEqual(x.toArray(as: Int.self), [1, -1, 3, 1, -1, 3])
    try x.t().copy(from: Tensor([[1, 2], [3, 4], [5, 6]]))
    XCTAssertEqual(x.toArray(as: Int.self), [1, 3, 5, 2, 4, 6])
    assertThrows(
      "The size of tensor a (3) must match the size of tensor b (2) at non-singleton dimension 1"
    ) { () throws(TensorError) in try x.copy(from: Tensor([1, 2])) }
    assertThrows("output with shape [3] doesn't match the broadcast shape [2, 3]") {
      () throws(TensorError) in try Tensor([1, 2, 3]).copy(from: x)
    }
  }

  func testTo_everyDTypeThatIsSaved_andBack() throws {
    let dtypes: [DType] = [
      .float64, .float32, .float16, .bfloat16, .float8e4m3fn, .float8e5m2, .int8, .int16, .int32,
      .int64, .uint8, .uint16, .uint32, .uint64, .complex64, .complex128,
    ]
    for dtype in dtypes {
      let x = try Tensor([[0, 1, 2], [3, 4, 5]]).to(dtype)
      XCTAssertEqual(x.dtype, dtype)
      XCTAssertEqual(try x.to(.float32).toArray(), [0, 1, 2, 3, 4, 5], dtype.name)
    }
    XCTAssertEqual(try Tensor([0, 0.5]).to(.bool).to(.float32).toArray(), [0, 1])
  }
}
