import Tensors

/// Makes a loaded state suit its parameter.
///
/// Tensors get the parameter's dtype and device; those that have them already stay themselves, so
/// that two optimizers may come to share them. Mirrors `_process_value_according_to_param_policy`.
struct StateCast {
  private static let depthLimit = 500

  let parameter: Tensor
  /// Whether step counters stay as they are.
  let keepsStep: Bool

  /// The value with all tensors in it cast.
  func value(
    _ value: Value,
    key: String? = nil,
    depth: Int = 0
  ) throws(OptimizerError) -> Value {
    guard depth < Self.depthLimit else { throw .tooDeep }
    switch value {
    case .tensor(let tensor): return .tensor(try cast(tensor, isStep: key == "step"))
    case .dictionary(let dictionary):
      let copy = ValueDictionary(kind: dictionary.kind)
      for item in dictionary.items {
        copy.set(
          try self.value(item.value, key: item.key.string, depth: depth + 1),
          for: item.key
        )
      }
      return .dictionary(copy)
    case .list(let list): return .list(ValueList(try values(list.values, depth)))
    case .tuple(let tuple): return .tuple(ValueTuple(try values(tuple.values, depth)))
    default: return value
    }
  }

  private func values(_ values: [Value], _ depth: Int) throws(OptimizerError) -> [Value] {
    var result: [Value] = []
    for value in values { result.append(try self.value(value, depth: depth + 1)) }
    return result
  }

  private func cast(_ tensor: Tensor, isStep: Bool) throws(OptimizerError) -> Tensor {
    if isStep, keepsStep { return tensor }
    let own = parameter.dtype.isFloatingPoint ? parameter.dtype : tensor.dtype
    let dtype = isStep ? .float32 : own
    return try tensors { () throws(TensorError) in try tensor.to(dtype).to(parameter.device) }
  }
}
