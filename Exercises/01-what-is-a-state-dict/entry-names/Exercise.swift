import StateDictCore

/// Lists the names in a module's state_dict.
///
/// - Parameters:
///   - module: where the walk begins.
///   - prefix: what stands before every name: nothing, or a path with a dot at its end.
/// - Returns: the names, in order.
func entryNames(of module: Module, prefix: String = "") -> [String] {
  let names: [String] = ["?"]
  // TODO: the parameters of `module`, its persistent buffers, then its children one by one.
  return names
}
