import Foundation
import Tensors
import XCTest

/// Results, reprs and gradients of every operation, compared with what real PyTorch computed.
final class GradientTests: XCTestCase {
  func testBackward_everyOperation_isPyTorchs() throws {
    let cases = try GradientCase.all()
    XCTAssertEqual(Set(cases.map(\.name)), Set(GradientCase.operations.keys))
    for item in cases {
      let operation = try XCTUnwrap(GradientCase.operations[item.name], item.name)
      let inputs = item.inputs.map { $0.tensor }
      for input in inputs { input.requiresGrad = true }
      let result = try operation(inputs)
      XCTAssertEqual(result.description, item.repr, item.name)
      XCTAssertEqual(result.shape, item.result.shape, item.name)
      assertClose(result, item.result, item.name)

      let count = try Tensor.arange(1, result.elementCount + 1).to(result.dtype)
      try result.backward((count / 8).view(result.shape))
      for (input, expected) in zip(inputs, item.gradients) {
        let gradient = try XCTUnwrap(input.grad, item.name)
        XCTAssertEqual(gradient.shape, expected.shape, item.name)
        assertClose(gradient, expected, item.name)
      }
    }
  }

  private func assertClose(_ tensor: Tensor, _ expected: GradientCase.Array, _ name: String) {
    for (value, wanted) in zip(tensor.toArray(as: Double.self), expected.values) {
      XCTAssertEqual(value, wanted, accuracy: 2e-6 * max(1, abs(wanted)), name)
    }
  }
}

/// One case of `Fixtures/gradients.json`, which `record_gradients.py` wrote.
struct GradientCase: Decodable {
  struct Array: Decodable {
    var shape: [Int]
    var values: [Double]

    var tensor: Tensor { Tensor(values.map { Float($0) }, shape: shape) }
  }

  var name: String
  var inputs: [Array]
  var repr: String
  var result: Array
  var gradients: [Array]

  static func all() throws -> [GradientCase] {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures/gradients.json")
    return try JSONDecoder().decode([GradientCase].self, from: Data(contentsOf: file))
  }

  /// The operation of every case, as `record_gradients.py` has it in Python.
  static var operations: [String: ([Tensor]) throws -> Tensor] {
    [
      "add": { try $0[0] + $0[1] },
      "add broadcast": { try $0[0] + $0[1] },
      "add scalar": { try $0[0] + 2 },
      "subtract broadcast": { try $0[0] - $0[1] },
      "subtract from scalar": { try 1 - $0[0] },
      "multiply": { try $0[0] * $0[1] },
      "multiply broadcast": { try $0[0] * $0[1] },
      "square": { try $0[0] * $0[0] },
      "divide": { try $0[0] / $0[1] },
      "divide by scalar": { try $0[0] / 4 },
      "negate": { try -$0[0] },
      "matmul": { try $0[0].matmul($0[1]) },
      "matmul transposed": { try $0[0].matmul($0[1].t()) },
      "matmul vector": { try $0[0].matmul($0[1]) },
      "vector matmul": { try $0[0].matmul($0[1]) },
      "dot": { try $0[0].matmul($0[1]) },
      "linear": { try .linear($0[0], weight: $0[1], bias: $0[2]) },
      "linear of three dimensions": { try .linear($0[0], weight: $0[1], bias: $0[2]) },
      "sum": { try $0[0].sum() },
      "sum along 0": { try $0[0].sum(0) },
      "sum along 1 kept": { try $0[0].sum(1, keepDimensions: true) },
      "mean": { try $0[0].mean() },
      "mean along 0 and 2": { try $0[0].mean(0, 2) },
      "max": { try $0[0].max() },
      "min": { try $0[0].min() },
      "abs": { try $0[0].abs() },
      "relu": { try $0[0].relu() },
      "sigmoid": { try $0[0].sigmoid() },
      "tanh": { try $0[0].tanh() },
      "exp": { try $0[0].exp() },
      "log": { try ($0[0] * $0[0]).log() },
      "sqrt": { try ($0[0] * $0[0]).sqrt() },
      "pow": { try $0[0].pow(3) },
      "softmax": { try $0[0].softmax(1) },
      "softmax along 0": { try $0[0].softmax(0) },
      "log softmax": { try $0[0].logSoftmax(1) },
      "view": { try $0[0].view(3, 2) },
      "reshape copying": { try $0[0].t().reshape(6) },
      "flatten": { try $0[0].flatten() },
      "t": { try $0[0].t() },
      "transpose": { try $0[0].transpose(0, 2) },
      "permute": { try $0[0].permute(2, 0, 1) },
      "unsqueeze": { try $0[0].unsqueeze(1) },
      "squeeze": { try $0[0].squeeze(1) },
      "index": { $0[0][1] },
      "range": { $0[0][1..<3] },
      "range of transposed": { try $0[0].t()[1..<3] },
      "select": { try $0[0].select(1, -1) },
      "narrow": { try $0[0].narrow(1, start: 1, length: 2) },
      "expand": { try $0[0].expand(2, 3) },
      "clone": { try $0[0].clone() },
      "to float64": { try $0[0].to(.float64) },
      "used twice": { try $0[0] * $0[0].sum() + $0[0] },
      "in place": { inputs in
        let result = try inputs[0] * 2
        try result += inputs[1]
        return result
      },
      "detached factor": { try $0[0] * $0[0].detach() },
      "mse loss": { try $0[0].mseLoss($0[1]) },
      "cross entropy": { try $0[0].crossEntropy(Tensor([0, 2, 1, 1], dtype: .int64)) },
    ]
  }
}
