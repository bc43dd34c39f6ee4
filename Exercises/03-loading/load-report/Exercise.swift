import StateDictCore

/// What loading a checkpoint into a model would find, without touching the model.
func loadReport(
  _ checkpoint: StateDict,
  for model: Module
) -> (missing: [String], unexpected: [String], mismatched: [String]) {
  // TODO: compare the checkpoint with the model's own state_dict.
  (missing: ["?"], unexpected: ["?"], mismatched: ["?"])
}

/// Loads a checkpoint if all of it fits.
///
/// - Returns: whether it was loaded; if not, the model is as it was.
func loadAllOrNothing(_ checkpoint: StateDict, into model: Module) throws -> Bool {
  // TODO: this copies whatever fits before it complains. Ask the report first.
  try model.loadStateDict(checkpoint)
  return true
}
