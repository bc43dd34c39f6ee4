// testOldFile_forgivenIsNotLoaded: which BatchNorm forgives
import StateDictCore

/// Loads a checkpoint into a model and says what became of each of the model's entries.
///
/// - Returns: the names of the entries that have the checkpoint's values now, and of those that hold
///   what they held before; both in the model's order.
func attempt(
  _ checkpoint: StateDict,
  on model: Module
) -> (loaded: [String], kept: [String]) {
  var kept: Set<String> = []
  do {
    try model.loadStateDict(checkpoint)
  } catch {
    guard case .stateDict(_, let faults) = error else { return ([], model.stateDict().keys) }
    for fault in faults {
      switch fault {
      case .missing(let names): kept.formUnion(names)
      case .sizeMismatch(let name, _, _), .notTensor(let name, _): kept.insert(name)
      default: break
      }
    }
  }
  let names = model.stateDict().keys
  return (names.filter { !kept.contains($0) }, names.filter { kept.contains($0) })
}
