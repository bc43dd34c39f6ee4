import Modules
import Tensors
import XCTest

/// Changes in place of what `backward()` needs; the sentences are those of PyTorch 2.15.
final class VersionTests: XCTestCase {
  private let hint =
    " instead. Hint: enable anomaly detection to find the operation that failed to compute its "
    + "gradient, with torch.autograd.set_detect_anomaly(True, check_nan=False)."

  private func leaf(_ values: TensorLiteral) -> Tensor {
    let tensor = Tensor(values)
    tensor.requiresGrad = true
    return tensor
  }

  private func assertChanged(
    _ what: String,
    line: UInt = #line,
    _ body: () throws(TensorError) -> Void
  ) {
    let start =
      "one of the variables needed for gradient computation has been modified by an inplace "
      + "operation: "
    assertThrows(start + what + hint, line: line, body)
  }

  func testBackward_factorChanged_namesWhatComputedItLast() {
    assertChanged(
      "[torch.FloatTensor [2]], which is output 0 of Add, is at version 1; expected version 0"
    ) { () throws(TensorError) in
      let b = try self.leaf([1, 2]) * 2
      let c = try b * b
      try b += 1
      try c.sum().backward()
    }
  }

  func testBackward_constantChanged_namesNoOperation() {
    assertChanged("[torch.FloatTensor [3]] is at version 1; expected version 0") {
      () throws(TensorError) in
      let c = Tensor([1, 1, 1])
      let y = try (self.leaf([1, 2, 3]) * c).sum()
      try c[0].copy(from: Tensor(scalar: 5.0))
      try y.backward()
    }
  }

  func testBackward_ownResultChanged_namesTheOperation() {
    let operations: [(String, (Tensor) throws(TensorError) -> Tensor)] = [
      ("Relu", { x throws(TensorError) in try x.relu() }),
      ("Sigmoid", { x throws(TensorError) in try x.sigmoid() }),
      ("Tanh", { x throws(TensorError) in try x.tanh() }),
      ("Exp", { x throws(TensorError) in try x.exp() }),
      ("Sqrt", { x throws(TensorError) in try x.sqrt() }),
      ("Softmax", { x throws(TensorError) in try x.softmax(0) }),
    ]
    for (name, operation) in operations {
      assertChanged(
        "[torch.FloatTensor [3]], which is output 0 of \(name), is at version 1; expected version 0"
      ) { () throws(TensorError) in
        let y = try operation(self.leaf([1, 2, 3]))
        try y *= 2
        try y.sum().backward()
      }
    }
  }

  func testBackward_numbersOfDerivatives_arePyTorchs() {
    assertChanged(
      "[torch.FloatTensor [3]], which is output 0 of Rsub1, is at version 1; expected version 0"
    ) { () throws(TensorError) in
      let y = try 1 - self.leaf([1, 2, 3])
      let z = try (y * y).sum()
      try noGrad { () throws(TensorError) in try y += 1 }
      try z.backward()
    }
  }

  func testBackward_baseOfAViewChanged_saysAsStrided() {
    assertChanged(
      "[torch.FloatTensor [3]], which is output 0 of AsStrided, is at version 1; expected version 0"
    ) { () throws(TensorError) in
      let base = try self.leaf([1, 2, 3]) * 1
      let view = try base.view(3)
      let z = try (view * view).sum()
      try noGrad { () throws(TensorError) in try base += 1 }
      try z.backward()
    }
  }

  func testBackward_afterAnOptimizersStep_namesTheSecondWeight() throws {
    let model = Sequential(Linear(3, 2), Linear(2, 1))
    let loss = try model(.ones([4, 3])).sum()
    try loss.backward(retainGraph: true)
    try SGD(model.parameters(), lr: 0.1).step()
    assertChanged(
      "[torch.FloatTensor [2, 1]], which is output 0 of AsStrided, is at version 2; expected version 1"
    ) { () throws(TensorError) in try loss.backward() }
  }

  func testBackward_afterLoading_namesTheWeight() throws {
    let model = Conv2d(3, 2, kernelSize: 1)
    let x = Tensor.rand([1, 3, 4, 4])
    x.requiresGrad = true
    let loss = try model(x).sum()
    try model.loadStateDict(model.stateDict())
    assertChanged("[torch.FloatTensor [2, 3, 1, 1]] is at version 2; expected version 1") {
      () throws(TensorError) in try loss.backward()
    }
  }

  func testBackward_whatNoDerivativeNeeds_mayChange() throws {
    let x = leaf([1, 2])
    let b = try x * 1
    let y = try b + b
    try b += 1
    try y.sum().backward()
    XCTAssertEqual(x.grad?.toArray(), [2, 2])
  }

  func testExtremes_onMeta_areOnMeta() throws {
    let x = try Tensor.zeros([3], device: .meta)
    XCTAssertEqual(try x.max().device, .meta)
    XCTAssertEqual(try x.min().shape, [])
  }
}
