import StateDictCore

/// What a load costs in memory, without doing it.
///
/// - Parameters:
///   - checkpoint: has exactly the model's persistent entries, in their shapes.
///   - model: the model, which is left alone.
///   - assign: whether the load would assign instead of copying.
/// - Returns: the bytes that are alive when the load begins, and those that remain when the
///   checkpoint's dictionary has been let go afterwards.
func cost(
  of checkpoint: StateDict,
  into model: Module,
  assign: Bool
) -> (peak: Int, after: Int) {
  // TODO: count storages, each of them once.
  (peak: -1, after: -1)
}
