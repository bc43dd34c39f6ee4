public import Tensors

extension Module {
  /// Adds or replaces a module under a name.
  public final func register(_ name: String, _ module: Module) { registerModule(name, module) }

  /// Adds or replaces a parameter under a name.
  public final func register(_ name: String, _ parameter: Parameter) {
    registerParameter(name, parameter)
  }

  /// Adds or replaces a module under a name; `nil` reserves the name.
  ///
  /// Mirrors `Module.add_module`.
  public final func registerModule(_ name: String, _ module: Module?) {
    check(name, kind: "module", detail: ", got: \(name)")
    registeredModules[name] = .some(module)
  }

  /// Adds or replaces a parameter under a name; `nil` reserves the name.
  ///
  /// Mirrors `Module.register_parameter`.
  public final func registerParameter(_ name: String, _ parameter: Parameter?) {
    check(name, kind: "parameter")
    registeredParameters[name] = .some(parameter)
  }

  /// Adds or replaces a buffer under a name; `nil` reserves the name.
  ///
  /// Mirrors `Module.register_buffer`.
  ///
  /// - Parameters:
  ///   - name: the name, without a dot.
  ///   - buffer: the tensor.
  ///   - persistent: whether a state dict holds it.
  public final func registerBuffer(_ name: String, _ buffer: Tensor?, persistent: Bool = true) {
    check(name, kind: "buffer")
    registeredBuffers[name] = .some(buffer)
    nonPersistent.removeAll { $0.isSameText(as: name) }
    if !persistent { nonPersistent.append(name) }
  }

  /// This module's own parameter of this name, or `nil` where there is none.
  public final func parameter(_ name: String) -> Parameter? { registeredParameters[name] ?? nil }

  /// This module's own buffer of this name, or `nil` where there is none.
  public final func buffer(_ name: String) -> Tensor? { registeredBuffers[name] ?? nil }

  /// The parameter of this name, which the layer has registered itself.
  final func required(parameter name: String) -> Parameter {
    guard let parameter = parameter(name) else {
      preconditionFailure("'\(className)' object has no attribute '\(name)'")
    }
    return parameter
  }

  private func check(_ name: String, kind: String, detail: String = "") {
    precondition(
      !name.utf8.contains(UInt8(ascii: ".")),
      "\(kind) name can't contain \".\"\(detail)"
    )
    precondition(!name.isEmpty, "\(kind) name can't be empty string \"\"")
  }
}
