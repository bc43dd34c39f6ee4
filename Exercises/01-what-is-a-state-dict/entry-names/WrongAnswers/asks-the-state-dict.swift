// testParameters_comeBeforeBuffers: You asked the module for its state_dict
import StateDictCore

/// Lists the names in a module's state_dict.
///
/// - Parameters:
///   - module: where the walk begins.
///   - prefix: what stands before every name: nothing, or a path with a dot at its end.
/// - Returns: the names, in order.
func entryNames(of module: Module, prefix: String = "") -> [String] {
  module.stateDict(prefix: prefix).keys
}
