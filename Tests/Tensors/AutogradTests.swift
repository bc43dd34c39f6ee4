import Tensors
import XCTest

/// The rules of recording, and the sentences for those who break them.
final class AutogradTests: XCTestCase {
  private func leaf(_ values: TensorLiteral) -> Tensor {
    let tensor = Tensor(values)
    tensor.requiresGrad = true
    return tensor
  }

  func testResult_ofALeafThatRequiresGrad_requiresGrad() throws {
    let x = leaf([1, 2])
    XCTAssertTrue(x.isLeaf)
    let y = try x * 2
    XCTAssertTrue(y.requiresGrad)
    XCTAssertFalse(y.isLeaf)
    XCTAssertFalse(try (Tensor([1]) * 2).requiresGrad)
    XCTAssertFalse(y.detach().requiresGrad)
    XCTAssertTrue(y.detach().storage === y.storage)
  }

  func testBackward_twice_accumulatesInTheSameTensor() throws {
    let x = leaf([1, 2])
    try (x * 3).sum().backward()
    let grad = try XCTUnwrap(x.grad)
    try (x * x).sum().backward()
    XCTAssertTrue(x.grad === grad)
    XCTAssertEqual(grad.toArray(), [5, 7])
  }

  func testNoGrad_recordsNothing() throws {
    let x = leaf([1, 2])
    let y = try noGrad { () throws(TensorError) in try x * 2 }
    XCTAssertFalse(y.requiresGrad)
    XCTAssertTrue(try (x * 2).requiresGrad)
  }

  func testInPlace_onLeaf_isRefused() {
    let x = leaf([1, 2])
    assertThrows("a leaf Variable that requires grad is being used in an in-place operation.") {
      () throws(TensorError) in try x += 1
    }
    assertThrows("a leaf Variable that requires grad is being used in an in-place operation.") {
      () throws(TensorError) in try x.copy(from: Tensor([3, 4]))
    }
    assertThrows(
      "a view of a leaf Variable that requires grad is being used in an in-place operation."
    ) { () throws(TensorError) in try x[0] += 1 }
    XCTAssertEqual(x.toArray(), [1, 2])
    XCTAssertNoThrow(try noGrad { () throws(TensorError) in try x += 1 })
    XCTAssertEqual(x.toArray(), [2, 3])
  }

  func testBackward_ofSeveralElements_needsAGradient() {
    let x = leaf([1, 2])
    assertThrows("grad can be implicitly created only for scalar outputs") {
      () throws(TensorError) in try (x * 2).backward()
    }
    assertThrows("element 0 of tensors does not require grad and does not have a grad_fn") {
      () throws(TensorError) in try Tensor([1]).backward()
    }
    assertThrows(
      "Mismatch in shape: grad_output[0] has a shape of torch.Size([2]) and output[0] has a shape "
        + "of torch.Size([])."
    ) { () throws(TensorError) in try x.sum().backward(.ones([2])) }
  }

  func testBackward_again_needsTheGraph() throws {
    let x = leaf([1, 2])
    let y = try (x * x).sum()
    try y.backward(retainGraph: true)
    try y.backward()
    XCTAssertEqual(x.grad?.toArray(), [4, 8])
    do {
      try y.backward()
      XCTFail("the graph is still there")
    } catch {
      XCTAssertTrue(
        "\(error)".hasPrefix("Trying to backward through the graph a second time"),
        "\(error)"
      )
    }
  }

  func testCopy_fromRecordedTensor_isRecorded() throws {
    let x = leaf([1, 2])
    let y = Tensor.zeros([2, 2])
    try y.copy(from: x * 3)
    XCTAssertEqual(
      y.description,
      "tensor([[3., 6.],\n        [3., 6.]], grad_fn=<CopyBackwards>)"
    )
    try y.sum().backward()
    XCTAssertEqual(x.grad?.toArray(), [6, 6])
  }

  func testGradient_ofMixedDTypes_hasTheInputsOwn() throws {
    let (x, y) = (leaf([1, 2]), Tensor([3, 4], dtype: .float64))
    y.requiresGrad = true
    try (x * y).sum().backward()
    XCTAssertEqual(x.grad?.dtype, .float32)
    XCTAssertEqual(y.grad?.dtype, .float64)
  }

  func testGraph_ofThousandsOfNodes_isWalkedAndFreed() throws {
    let x = leaf([1])
    var y = x
    for _ in 0..<20_000 { y = try y + 1 }
    try y.backward()
    XCTAssertEqual(x.grad?.item(), 1)
    // Another one, which is let go of without having been walked.
    y = x
    for _ in 0..<20_000 { y = try y * y }
    y = x
  }

  func testGraph_afterBackward_letsGoOfItsTensors() throws {
    let x = leaf([1, 2])
    weak var inner: Tensor?
    let y: Tensor
    do {
      let square = try x * x
      inner = square
      y = try (square * square).sum()
    }
    XCTAssertNotNil(inner)
    try y.backward()
    XCTAssertNil(inner)
  }
}
