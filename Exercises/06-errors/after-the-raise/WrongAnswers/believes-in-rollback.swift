// testMissing_isKept: There is no rollback
import StateDictCore

/// Loads a checkpoint into a model and says what became of each of the model's entries.
///
/// - Returns: the names of the entries that have the checkpoint's values now, and of those that hold
///   what they held before; both in the model's order.
func attempt(
  _ checkpoint: StateDict,
  on model: Module
) -> (loaded: [String], kept: [String]) {
  let names = model.stateDict().keys
  do {
    try model.loadStateDict(checkpoint)
    return (loaded: names, kept: [])
  } catch {
    return (loaded: [], kept: names)
  }
}
