import Modules
import StateDictJSON
import Tensors
import XCTest

@testable import Conformance

/// Gradients through layers, compared with those that real PyTorch computed.
final class LayerGradientTests: XCTestCase {
  func testBackward_throughEveryLayer_isPyTorchs() throws {
    let cases = try Fixture.read("layer_gradients.json").array
    XCTAssertGreaterThan(cases.count, 30)
    for json in cases {
      let model = try Spec(json["module"]).build()
      try model.loadStateDict(try TrainingRun.state(json["state"]))
      let input = try Tensor(array: json["input"])
      if !json["input_gradient"].isNull { input.requiresGrad = true }
      let output = try model(input)
      let what = model.description
      assertClose(output, json["output"], what)

      let count = output.elementCount
      let gradient = Tensor((0..<count).map { Float($0 % 7 + 1) / 8 }, shape: output.shape)
      try output.backward(gradient)
      for (name, parameter) in model.namedParameters() {
        assertClose(parameter.grad, json["gradients"][name], what + " " + name)
      }
      if input.requiresGrad { assertClose(input.grad, json["input_gradient"], what + " input") }
    }
  }

  private func assertClose(_ tensor: Tensor?, _ expected: JSON, _ what: String) {
    guard let tensor else { return XCTFail("no gradient: " + what) }
    XCTAssertEqual(tensor.shape, expected["shape"].ints, what)
    let pairs = zip(tensor.toArray(as: Double.self), expected["values"].array)
    let distance = pairs.map { abs($0 - ($1.double ?? .nan)) }.max() ?? 0
    XCTAssertLessThan(distance, 1e-5, what)
  }
}
