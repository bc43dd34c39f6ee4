// testReport_missing: A buffer that the checkpoint lacks is missing as well
import StateDictCore

/// What loading a checkpoint into a model would find, without touching the model.
func loadReport(
  _ checkpoint: StateDict,
  for model: Module
) -> (missing: [String], unexpected: [String], mismatched: [String]) {
  let wanted = model.stateDict()
  let present = Set(checkpoint.keys)
  let known = Set(wanted.keys)
  return (
    missing: model.namedParameters().map { $0.name }.filter { !present.contains($0) },
    unexpected: checkpoint.keys.filter { !known.contains($0) },
    mismatched: wanted.keys.filter {
      present.contains($0) && checkpoint[$0]?.shape != wanted[$0]?.shape
    }
  )
}

/// Loads a checkpoint if all of it fits.
///
/// - Returns: whether it was loaded; if not, the model is as it was.
func loadAllOrNothing(_ checkpoint: StateDict, into model: Module) throws -> Bool {
  let report = loadReport(checkpoint, for: model)
  guard report.missing.isEmpty && report.unexpected.isEmpty && report.mismatched.isEmpty else {
    return false
  }
  try model.loadStateDict(checkpoint)
  return true
}
