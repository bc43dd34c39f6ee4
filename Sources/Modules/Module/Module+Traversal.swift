public import Tensors

extension Module {
  /// The modules directly within this one that are there, with their names.
  public final func namedChildren() -> [(name: String, module: Module)] {
    registeredModules.compactMap { name, module in module.map { (name, $0) } }
  }

  /// This module and all below it with their paths, parents first; each object once.
  ///
  /// Mirrors `Module.named_modules`.
  public final func namedModules() -> [(name: String, module: Module)] {
    var result: [(name: String, module: Module)] = []
    var seen = Set<ObjectIdentifier>()
    collectModules(prefix: "", into: &result, seen: &seen)
    return result
  }

  /// All parameters with their paths, in the order of the state dict; each object once.
  ///
  /// Mirrors `Module.named_parameters`: a parameter that is tied has its first name.
  public final func namedParameters() -> [(name: String, parameter: Parameter)] {
    var seen = Set<ObjectIdentifier>()
    var result: [(name: String, parameter: Parameter)] = []
    for (path, module) in namedModules() {
      for case (let name, let parameter?) in module.registeredParameters
      where seen.insert(ObjectIdentifier(parameter)).inserted {
        result.append((path.isEmpty ? name : path + "." + name, parameter))
      }
    }
    return result
  }

  /// All buffers with their paths, persistent or not; each object once.
  ///
  /// Mirrors `Module.named_buffers`.
  public final func namedBuffers() -> [(name: String, buffer: Tensor)] {
    var seen = Set<ObjectIdentifier>()
    var result: [(name: String, buffer: Tensor)] = []
    for (path, module) in namedModules() {
      for case (let name, let buffer?) in module.registeredBuffers
      where seen.insert(ObjectIdentifier(buffer)).inserted {
        result.append((path.isEmpty ? name : path + "." + name, buffer))
      }
    }
    return result
  }

  /// All parameters, in the order of the state dict; each object once.
  public final func parameters() -> [Parameter] { namedParameters().map { $0.parameter } }

  /// All buffers, persistent or not; each object once.
  public final func buffers() -> [Tensor] { namedBuffers().map { $0.buffer } }

  /// The modules directly within this one.
  public final func children() -> [Module] { namedChildren().map { $0.module } }

  /// This module and all below it, parents first; each object once.
  public final func modules() -> [Module] { namedModules().map { $0.module } }

  /// The module at a path such as `encoder.0`, or `nil` where there is none.
  ///
  /// Mirrors `Module.get_submodule`.
  public final func module(at path: String) -> Module? {
    if path.isEmpty { return self }
    var module = self
    for name in path.parts(at: ".") {
      guard let child = module.registeredModules[name] ?? nil else { return nil }
      module = child
    }
    return module
  }

  private func collectModules(
    prefix: String,
    into result: inout [(name: String, module: Module)],
    seen: inout Set<ObjectIdentifier>
  ) {
    guard seen.insert(ObjectIdentifier(self)).inserted else { return }
    result.append((prefix, self))
    for case (let name, let child?) in registeredModules {
      let path = prefix.isEmpty ? name : prefix + "." + name
      child.collectModules(prefix: path, into: &result, seen: &seen)
    }
  }
}
