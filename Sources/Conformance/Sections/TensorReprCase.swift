import StateDictJSON
import Tensors

/// A tensor, and what printing it shows.
enum TensorReprCase {
  static func run(_ item: JSON) -> [CaseResult] {
    let name = item["id"].text
    guard let tensor = Tensor.oracle(item) else {
      return [
        CaseResult(
          name,
          [Difference("", expected: "a tensor", actual: "its description makes none: \(item)")]
        )
      ]
    }
    let expected = item["repr"].text
    guard tensor.description != expected else { return [CaseResult(name, .passed)] }
    return [
      CaseResult(name, [Difference("", expected: expected, actual: tensor.description)])
    ]
  }
}

extension Tensor {
  /// The tensor that `dtype`, `shape`, `device` and `bytes_hex` describe; on `meta` there are no bytes.
  static func oracle(_ item: JSON) -> Tensor? {
    guard let dtype = try? DType(item["dtype"]) else { return nil }
    let shape = item["shape"].ints
    let requiresGrad = item["requires_grad"].bool ?? false
    let tensor: Tensor
    if let hex = item["bytes_hex"].string {
      guard let made = try? Tensor(bytes: decoded(hex: hex), dtype: dtype, shape: shape) else {
        return nil
      }
      tensor = made
    } else {
      guard let made = try? Tensor.zeros(shape, dtype: dtype, device: .meta) else { return nil }
      tensor = made
    }
    tensor.requiresGrad = requiresGrad
    return item["is_parameter"].bool == true
      ? Parameter(tensor, requiresGrad: requiresGrad) : tensor
  }
}
