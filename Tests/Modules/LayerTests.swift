import Modules
import StateDictJSON
import Tensors
import XCTest

@testable import Conformance

/// What layers are when they are made, compute and refuse: `record_layers.py` asked PyTorch.
final class LayerTests: XCTestCase {
  private var id = ""

  func testLayers_equalPyTorch() throws {
    let recorded = try Fixture.read("layers.json")
    XCTAssertGreaterThan(recorded["cases"].array.count, 150)
    for json in recorded["cases"].array {
      let spec = try Spec(json["model"])
      id = "\(spec.kind) \(spec.arguments)"
      manualSeed(recorded["seed"].int ?? 0)
      do throws(SpecError) {
        compare(try spec.build(), json)
      } catch {
        assertEqual(error.pythonClass, error.description, json["exception"])
      }
    }
  }

  private func compare(_ model: Module, _ json: JSON) {
    XCTAssertTrue(json["exception"].isNull, "\(id): PyTorch refuses it, \(json["exception"])")
    XCTAssertEqual(model.description, json["repr"].text)
    assertClose(model.stateDict(), json["state"])
    XCTAssertEqual(Tensor.rand([1]).item(), json["next"].double ?? .nan, accuracy: 1e-7, id)
    model.train(json["training"].bool ?? false)
    for (shape, output) in zip(json["shapes"].array, json["outputs"].array) {
      do throws(TensorError) {
        let x = try input(shape.ints, try? DType(json["dtype"]))
        assertClose(try call(model, x), output, "output of \(shape.ints)")
      } catch {
        assertEqual(error.pythonClass, error.description, output)
      }
    }
    assertClose(model.stateDict(), json["after"])
  }

  private func call(_ model: Module, _ x: Tensor) throws(TensorError) -> Tensor {
    if let bilinear = model as? Bilinear { return try bilinear.forward(x, x) }
    return try model(x)
  }

  private func input(_ shape: [Int], _ dtype: DType?) throws(TensorError) -> Tensor {
    let steps = (0..<shape.reduce(1, *)).map { (7 * $0) % 15 }
    let values = dtype == .int64 ? steps.map { Double($0) } : steps.map { Double($0 - 7) / 4 }
    return try Tensor(values, shape: shape).to(dtype ?? .float32)
  }

  private func assertEqual(_ pythonClass: String, _ message: String, _ expected: JSON) {
    XCTAssertEqual(pythonClass, expected["class"].text, "\(id): \(message)")
    XCTAssertEqual(message, expected["message"].text, id)
  }

  private func assertClose(_ state: StateDict, _ expected: JSON) {
    XCTAssertEqual(state.keys, expected.array.map { $0[0].text }, id)
    for (entry, array) in zip(state.tensors, expected.array) {
      assertClose(entry.tensor, array[1], entry.name)
    }
  }

  private func assertClose(_ actual: Tensor, _ expected: JSON, _ what: String) {
    guard expected["message"].isNull else {
      return XCTFail("\(id): \(what): PyTorch says \(expected["message"].text)")
    }
    XCTAssertEqual(actual.shape, expected["shape"].ints, "\(id): \(what)")
    XCTAssertEqual(actual.dtype, try DType(expected["dtype"]), "\(id): \(what)")
    let values = zip(actual.toArray(as: Double.self), expected["values"].array)
    let worst = values.map { abs($0 - ($1.double ?? .nan)) / max(1, abs($0)) }.max() ?? 0
    XCTAssertLessThan(worst, 4e-6, "\(id): \(what)")
  }
}
