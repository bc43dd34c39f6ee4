// testUnexpected_isNeither: it neither loaded nor kept it
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
    if checkpoint[name]?.shape == tensor.shape {
      result.loaded.append(name)
    } else {
      result.kept.append(name)
    }
  }
  let known = Set(model.stateDict().keys)
  result.kept += checkpoint.keys.filter { !known.contains($0) }
  _ = try? model.loadStateDict(checkpoint)
  return result
}
