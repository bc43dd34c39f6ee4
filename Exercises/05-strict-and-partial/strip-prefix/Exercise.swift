import StateDictCore

/// The state_dict of the module that a wrapper holds under a prefix such as `module.`.
///
/// - Returns: a new state_dict over the same tensors; the given one is not changed.
func withoutPrefix(_ prefix: String, _ state: StateDict) -> StateDict {
  let result = StateDict()
  // TODO: put every tensor under its shorter name, and every module's marks under its shorter path.
  return result
}
