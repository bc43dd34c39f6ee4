import StateDictCore

/// Loads a checkpoint into a model and says what became of each of the model's entries.
///
/// - Returns: the names of the entries that have the checkpoint's values now, and of those that hold
///   what they held before; both in the model's order.
func attempt(
  _ checkpoint: StateDict,
  on model: Module
) -> (loaded: [String], kept: [String]) {
  // TODO: say which entries will be loaded and which will not, and load the checkpoint.
  (loaded: [], kept: [])
}
