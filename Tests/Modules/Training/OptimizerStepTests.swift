import Foundation
import Modules
import StateDictJSON
import Tensors
import XCTest

/// Steps of optimizers round as PyTorch's do, in every dtype.
final class OptimizerStepTests: XCTestCase {
  private func tensor(_ numbers: JSON, _ dtype: DType) throws -> Tensor {
    let values = Tensor(numbers.array.compactMap { $0.double })
    switch dtype {
    case .complex64: return try values.to(.float32).view(dtype: dtype)
    case .complex128: return try values.view(dtype: dtype)
    default: return try values.to(dtype)
    }
  }

  private func bits(_ tensor: Tensor) -> [UInt64] {
    tensor.detach().viewAsReal().toArray(as: Double.self).map(\.bitPattern)
  }

  private func optimizer(_ name: String, _ options: JSON, _ parameter: Parameter) -> Optimizer {
    var values: OrderedDictionary<Value> = [:]
    for option in options.members {
      if let flag = option.value.bool {
        values[option.key] = .bool(flag)
      } else if let number = option.value.double {
        values[option.key] = .float(number)
      } else {
        values[option.key] = .tuple(
          ValueTuple(option.value.array.compactMap { $0.double.map { .float($0) } })
        )
      }
    }
    let groups = [ParameterGroup([parameter])]
    switch name {
    case "SGD": return SGD(groups, options: values)
    case "Adam": return Adam(groups, options: values)
    default: return AdamW(groups, options: values)
    }
  }

  func testSteps_inEveryDType_areThoseOfPyTorch() throws {
    let cases = try Fixture.read("optimizers.json").array
    XCTAssertEqual(cases.count, 66)
    for record in cases {
      let (name, options) = (record["class"].text, record["options"])
      let title = "\(name) \(options) \(record["dtype"].text)"
      let dtype = try DType(record["dtype"])
      let parameter = Parameter(try tensor(record["start"], dtype))
      let optimizer = optimizer(name, options, parameter)
      for gradient in record["gradients"].array {
        parameter.grad = try tensor(gradient, dtype)
        try optimizer.step()
      }
      let end = try tensor(record["end"], dtype)
      if name == "SGD" {
        XCTAssertEqual(bits(parameter), bits(end), title)
      } else {
        // Intel's square root, which PyTorch calls, is now and then off by the last bit.
        let distance = try (parameter.detach() - end).viewAsReal().toArray(as: Double.self)
        let unit = dtype.epsilon
        for (error, number) in zip(distance, end.viewAsReal().toArray(as: Double.self)) {
          XCTAssertLessThanOrEqual(error.magnitude, unit * (number.magnitude + 0.01), title)
        }
      }
      let state = try XCTUnwrap(optimizer.state(of: parameter) ?? ValueDictionary())
      for entry in record["state"].members {
        let own = try XCTUnwrap(state[entry.key]?.tensor, title)
        let expected = try tensor(entry.value, entry.key == "step" ? .float32 : dtype)
        XCTAssertEqual(bits(own), bits(expected), "\(title) \(entry.key)")
      }
    }
  }
}

extension DType {
  /// The distance from 1 to the next number, of the real ones in it.
  fileprivate var epsilon: Double {
    switch self {
    case .float64, .complex128: .ulpOfOne
    case .float16: 0x1p-10
    case .bfloat16: 0x1p-7
    default: 0x1p-23
    }
  }
}
