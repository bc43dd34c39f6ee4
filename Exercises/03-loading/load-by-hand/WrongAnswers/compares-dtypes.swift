// testDType_isTheModels: That fits: copy converts
import StateDictCore

/// Copies whatever fits from a checkpoint into a model's own memory.
///
/// - Returns: the names of the model that got nothing, in its order.
func copyWeights(from checkpoint: StateDict, into model: Module) throws -> [String] {
  var missed: [String] = []
  for (name, own) in model.stateDict().tensors {
    guard let given = checkpoint[name], given.shape == own.shape, given.dtype == own.dtype else {
      missed.append(name)
      continue
    }
    try own.copy(from: given)
  }
  return missed
}
