// testBatchNorm_setsBuffersApart: is one number
import StateDictCore

/// How many numbers a model carries, and how many bytes they take.
///
/// - Returns: the numbers in its parameters, the other numbers in its state_dict, and the bytes of
///   all entries of the state_dict.
func count(_ model: Module) -> (parameters: Int, buffers: Int, bytes: Int) {
  let trained = Set(model.namedParameters().map { $0.name })
  let state = model.stateDict()
  var result = (parameters: 0, buffers: 0, bytes: 0)
  for name in state.keys {
    guard let tensor = state[name] else { continue }
    if trained.contains(name) {
      result.parameters += tensor.elementCount
    } else {
      result.buffers += tensor.shape.isEmpty ? 0 : tensor.elementCount
    }
    result.bytes += tensor.elementCount * tensor.dtype.itemSize
  }
  return result
}
