import Modules
import StateDictJSON
import Tensors
import XCTest

@testable import Conformance

/// What attention finds and refuses where it gets masks: `record_attention.py` asked PyTorch.
final class AttentionMaskTests: XCTestCase {
  private var id = ""

  func testAttention_withMasks_equalsPyTorch() throws {
    let recorded = try Fixture.read("attention.json")
    XCTAssertGreaterThan(recorded["cases"].array.count, 60)
    for (index, json) in recorded["cases"].array.enumerated() {
      let spec = try Spec(json["model"])
      id = "case \(index), \(spec.kind) \(json["shape"].ints)"
      manualSeed(recorded["seed"].int ?? 0)
      let model = try spec.build().eval()
      let x = try ramp(json["shape"].ints)
      x.requiresGrad = true
      do throws(TensorError) {
        let y = try call(model, x, json)
        XCTAssertTrue(json["exception"].isNull, "\(id): PyTorch refuses it, \(json["exception"])")
        assertClose(y, json["output"], "output")
        try (y * y).sum().backward()
        assertClose(try gradient(x), json["gradient"], "gradient")
      } catch {
        XCTAssertEqual(error.pythonClass, json["exception"]["class"].text, "\(id): \(error)")
        XCTAssertEqual(error.description, json["exception"]["message"].text, id)
      }
    }
  }

  private func gradient(_ x: Tensor) throws(TensorError) -> Tensor {
    guard let grad = x.grad else { throw .noGradient }
    return grad
  }

  private func call(_ model: Module, _ x: Tensor, _ json: JSON) throws(TensorError) -> Tensor {
    let arguments = json["arguments"]
    let isCausal = arguments["is_causal"].bool ?? false
    switch model {
    case let model as MultiheadAttention:
      let same = json["shape"].ints == json["value_shape"].ints
      return try model.forward(
        x,
        x,
        same ? x : ramp(json["value_shape"].ints),
        attnMask: tensor(arguments["attn_mask"]),
        keyPaddingMask: tensor(arguments["key_padding_mask"]),
        needWeights: arguments["need_weights"].bool ?? true,
        isCausal: isCausal
      )
    case let model as TransformerEncoderLayer:
      return try model.forward(
        x,
        srcMask: tensor(arguments["src_mask"]),
        srcKeyPaddingMask: tensor(arguments["src_key_padding_mask"]),
        isCausal: isCausal
      )
    case let model as TransformerEncoder:
      return try model.forward(
        x,
        mask: tensor(arguments["mask"]),
        srcKeyPaddingMask: tensor(arguments["src_key_padding_mask"]),
        isCausal: isCausal
      )
    default: return try model(x)
    }
  }

  private func tensor(_ json: JSON) throws(TensorError) -> Tensor? {
    guard !json.isNull, let dtype = try? DType(json["dtype"]) else { return nil }
    return try Tensor(numbers(json), shape: json["shape"].ints).to(dtype)
  }

  /// Python writes numbers as text, since JSON has no NaN.
  private func numbers(_ json: JSON) -> [Double] {
    json["values"].array.map { Double($0.text) ?? .signalingNaN }
  }

  private func ramp(_ shape: [Int]) throws(TensorError) -> Tensor {
    let values = (0..<shape.reduce(1, *)).map { Double((7 * $0) % 15 - 7) / 4 }
    return try Tensor(values, shape: shape).to(.float32)
  }

  private func assertClose(_ actual: Tensor, _ expected: JSON, _ what: String) {
    XCTAssertEqual(actual.shape, expected["shape"].ints, "\(id): \(what)")
    for (given, wanted) in zip(actual.toArray(as: Double.self), numbers(expected)) {
      if given.isNaN, wanted.isNaN { continue }
      guard abs(given - wanted) <= 3e-5 * max(1, abs(wanted)) else {
        return XCTFail("\(id): \(what) has \(given) where PyTorch has \(wanted)")
      }
    }
  }

  func testSquareSubsequentMask_hidesWhatComesLater() {
    XCTAssertEqual(
      Tensor.generateSquareSubsequentMask(3).toArray(),
      [0, -.infinity, -.infinity, 0, 0, -.infinity, 0, 0, 0]
    )
  }
}
