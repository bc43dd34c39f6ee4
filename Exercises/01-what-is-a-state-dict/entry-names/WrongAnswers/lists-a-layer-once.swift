// testSharedLayer_hasTwoNames: you list it once
import StateDictCore

/// Lists the names in a module's state_dict.
///
/// - Parameters:
///   - module: where the walk begins.
///   - prefix: what stands before every name: nothing, or a path with a dot at its end.
/// - Returns: the names, in order.
func entryNames(of module: Module, prefix: String = "") -> [String] {
  var names: [String] = []
  for (path, part) in module.namedModules() {
    let start = prefix + (path.isEmpty ? "" : path + ".")
    for (name, parameter) in part.registeredParameters where parameter != nil {
      names.append(start + name)
    }
    for (name, buffer) in part.registeredBuffers where buffer != nil {
      if !part.nonPersistentBuffers.contains(name) { names.append(start + name) }
    }
  }
  return names
}
