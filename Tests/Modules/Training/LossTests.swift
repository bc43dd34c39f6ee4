import Modules
import Tensors
import XCTest

/// Losses with their options, compared with what real PyTorch 2.15 computed.
final class LossTests: XCTestCase {
  private let target = Tensor([2, 0, 1], dtype: .int64)
  private let weight = Tensor([1, 2, 0.5])

  private func scores() -> Tensor {
    let scores = Tensor([[1, 2, -1], [0.5, -0.25, 2], [1, 1, 0]])
    scores.requiresGrad = true
    return scores
  }

  private func assertClose(_ tensor: Tensor?, _ expected: [Float], line: UInt = #line) {
    guard let values = tensor?.toArray() else { return XCTFail("no tensor", line: line) }
    XCTAssertEqual(values.count, expected.count, line: line)
    for (value, wanted) in zip(values, expected) {
      XCTAssertEqual(value, wanted, accuracy: 1e-6, line: line)
    }
  }

  func testCrossEntropy_weights_isPyTorchs() throws {
    let scores = scores()
    let loss = try crossEntropy(scores, target, weight: weight)
    assertClose(loss, [1.480733871459961])
    try loss.backward()
    assertClose(
      scores.grad,
      [
        0.037070926278829575, 0.10076922923326492, -0.1378401517868042, -0.2377277910709381,
        0.02266721799969673, 0.21506059169769287, 0.24132505059242249, -0.3301035463809967,
        0.0887785255908966,
      ]
    )
  }

  func testCrossEntropy_ignoredClass_isPyTorchs() throws {
    let scores = scores()
    let loss = try crossEntropy(scores, target, ignoreIndex: 0)
    assertClose(loss, [2.105503559112549])
    try loss.backward()
    assertClose(
      scores.grad,
      [
        0.12974824011325836, 0.35269227623939514, -0.4824404716491699, 0, 0, 0,
        0.21115940809249878, -0.2888405919075012, 0.07768120616674423,
      ]
    )
  }

  func testCrossEntropy_reductions_arePyTorchs() throws {
    let each = try crossEntropy(scores(), target, reduction: .none)
    assertClose(each, [3.3490121364593506, 1.7840726375579834, 0.8619948029518127])
    assertClose(try crossEntropy(scores(), target, reduction: .sum), [5.995079517364502])
  }

  func testCrossEntropy_smoothedLabels_isPyTorchs() throws {
    assertClose(try crossEntropy(scores(), target, labelSmoothing: 0.1), [1.9455820322036743])
    let loss = try CrossEntropyLoss(weight: weight, ignoreIndex: 1, labelSmoothing: 0.1)(
      scores(),
      target
    )
    assertClose(loss, [2.3132760524749756])
  }

  func testCrossEntropy_probabilities_isPyTorchs() throws {
    let wanted = Tensor([[0.2, 0.3, 0.5], [1, 0, 0], [0, 0.5, 0.5]])
    assertClose(try crossEntropy(scores(), wanted, weight: weight), [1.476009726524353])
  }

  func testCrossEntropy_ofImages_isPyTorchs() throws {
    let scores = try (Tensor.arange(12.0) / 4).view(2, 3, 2)
    scores.requiresGrad = true
    let loss = try crossEntropy(scores, Tensor([[0, 2], [1, 1]], dtype: .int64))
    assertClose(loss, [1.180269718170166])
    try loss.backward()
    assertClose(
      scores.grad,
      [
        -0.20341907441616058, 0.046580929309129715, 0.07679896801710129, 0.07679896801710129,
        0.1266200989484787, -0.1233799010515213, 0.046580929309129715, 0.046580929309129715,
        -0.17320102453231812, -0.17320102453231812, 0.1266200989484787, 0.1266200989484787,
      ]
    )
  }

  func testCrossEntropy_whatDoesNotFit_isNamed() {
    let scores = scores()
    let cases: [(Tensor, String)] = [
      (Tensor([0, 5, 1], dtype: .int64), "Target 5 is out of bounds."),
      (
        Tensor([0, 1], dtype: .int64),
        "Expected input batch_size (3) to match target batch_size (2)."
      ),
      (Tensor([0, 1, 2]), "expected target dtype to be Long or Byte, but got Float"),
      (
        Tensor([[0, 1], [1, 0], [0, 0]], dtype: .int64),
        "0D or 1D target tensor expected, multi-target not supported"
      ),
    ]
    for (target, message) in cases {
      XCTAssertThrowsError(try crossEntropy(scores, target)) { XCTAssertEqual("\($0)", message) }
    }
    XCTAssertThrowsError(try crossEntropy(scores, target, weight: .ones([2]))) { error in
      XCTAssertEqual(
        "\(error)",
        "weight tensor should be defined either for all 3 classes or no classes but got weight "
          + "tensor of shape: [2]"
      )
    }
  }

  func testModules_areShownAsPyTorchShowsThem() {
    XCTAssertEqual(MSELoss().description, "MSELoss()")
    XCTAssertEqual(CrossEntropyLoss(weight: weight).description, "CrossEntropyLoss()")
    XCTAssertEqual(CrossEntropyLoss(weight: weight).stateDict().keys, ["weight"])
    XCTAssertEqual(CrossEntropyLoss().stateDict().keys, [])
  }
}
