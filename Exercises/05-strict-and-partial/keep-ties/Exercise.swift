import StateDictCore

/// Lets a model take over a checkpoint's tensors; its ties stay, and the checkpoint isn't marked.
///
/// - Throws: what `loadStateDict` throws.
func takeOver(_ checkpoint: StateDict, by model: Module) throws {
  // TODO: this copies. Assign without marking the checkpoint, and tie again what was tied before.
  try model.loadStateDict(checkpoint)
}
