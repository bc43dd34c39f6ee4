// testOwnNames_comeBeforeTheChildren: You sorted the names
import StateDictCore

/// Lists the names in a module's state_dict.
///
/// - Parameters:
///   - module: where the walk begins.
///   - prefix: what stands before every name: nothing, or a path with a dot at its end.
/// - Returns: the names, in order.
func entryNames(of module: Module, prefix: String = "") -> [String] {
  var names: [String] = []
  for (name, parameter) in module.registeredParameters where parameter != nil {
    names.append(prefix + name)
  }
  for (name, buffer) in module.registeredBuffers where buffer != nil {
    if module.nonPersistentBuffers.contains(name) { continue }
    names.append(prefix + name)
  }
  for (name, child) in module.namedChildren() {
    names += entryNames(of: child, prefix: prefix + name + ".")
  }
  return names.sorted()
}
