import StateDictCore

/// Loads a checkpoint into a model and says what became of each of the model's entries.
///
/// - Returns: the names of the entries that have the checkpoint's values now, and of those that hold
///   what they held before; both in the model's order.
func attempt(
  _ checkpoint: StateDict,
  on model: Module
) -> (loaded: [String], kept: [String]) {
  var kept = Set(model.stateDict().keys.filter { checkpoint[$0] == nil })
  do {
    try model.loadStateDict(checkpoint)
  } catch {
    guard case .stateDict(_, let faults) = error else { return ([], model.stateDict().keys) }
    for fault in faults {
      if case .sizeMismatch(let name, _, _) = fault { kept.insert(name) }
    }
  }
  let names = model.stateDict().keys
  return (names.filter { !kept.contains($0) }, names.filter { kept.contains($0) })
}
