import Modules
import Tensors
import XCTest

/// What layers compute, compared with PyTorch.
final class ForwardTests: XCTestCase {
  func testForward_equalsPyTorch() throws {
    let cases = try Oracle.read("training.json")["forward"].array
    XCTAssertGreaterThan(cases.count, 20)
    for json in cases {
      let id = json["id"].text
      let model = try Spec(json["module"]).build().train(json["training"].bool ?? false)
      let state = StateDict()
      for (name, array) in json["state"].members { state[name] = tensor(array) }
      try model.loadStateDict(state)
      for output in json["outputs"].array {
        assertClose(try model(tensor(json["inputs"][0])), output, id)
      }
      for (name, array) in json["state_after"].members {
        assertClose(try XCTUnwrap(model.stateDict()[name]), array, id + " " + name)
      }
    }
  }

  private func tensor(_ json: JSON) -> Tensor {
    let dtype = DType(json["dtype"])
    let values = json["values"].array.map { $0.double ?? .nan }
    return Tensor(values, shape: json["shape"].ints).to(dtype)
  }

  private func assertClose(_ actual: Tensor, _ expected: JSON, _ what: String) {
    XCTAssertEqual(actual.shape, expected["shape"].ints, what)
    XCTAssertEqual(actual.dtype, DType(expected["dtype"]), what)
    for (x, y) in zip(actual.toArray(as: Double.self), expected["values"].array) {
      XCTAssertEqual(x, y.double ?? .nan, accuracy: 1e-5, what)
    }
  }
}
