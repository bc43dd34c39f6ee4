public import Tensors

extension Module {
  /// Loads a state dict into this module and all modules below it.
  ///
  /// Mirrors `Module.load_state_dict`: whatever fits is loaded first, module by module, and only then
  /// is what does not fit reported; there is no way back.
  ///
  /// - Parameters:
  ///   - state: names and tensors. With `assign` its metadata is marked, and stays so.
  ///   - strict: whether missing and unexpected keys are an error.
  ///   - assign: whether the tensors take the place of the model's own instead of being copied into
  ///     their memory.
  ///   - swap: whether the model's tensors stay the same objects even with `assign`, and take over
  ///     the memory of those given: `torch.__future__.set_swap_module_params_on_conversion`.
  /// - Returns: the keys that did not match.
  /// - Throws: `LoadError.stateDict` with everything that did not fit, or what a hook throws.
  @discardableResult
  public final func loadStateDict(
    _ state: StateDict,
    strict: Bool = true,
    assign: Bool = false,
    swap: Bool = false
  ) throws(LoadError) -> IncompatibleKeys {
    try load(state, strict: strict, assign: assign, Loading(swaps: swap))
  }

  private func load(
    _ state: StateDict,
    strict: Bool,
    assign: Bool,
    _ loading: Loading
  ) throws(LoadError) -> IncompatibleKeys {
    // Hooks may change the entries; the caller's stay as they are.
    let entries = StateDict(state.values)
    let warnings = try Warnings.record { () throws(LoadError) in
      try load(entries, of: state, prefix: "", assign: assign, loading)
    }

    var faults = loading.faults
    if strict, !loading.unexpectedKeys.isEmpty {
      faults.insert(.unexpected(loading.unexpectedKeys), at: 0)
    }
    if strict, !loading.missingKeys.isEmpty {
      faults.insert(.missing(loading.missingKeys), at: 0)
    }
    guard faults.isEmpty else { throw .stateDict(module: className, faults: faults) }
    return IncompatibleKeys(
      missingKeys: loading.missingKeys,
      unexpectedKeys: loading.unexpectedKeys,
      warnings: warnings
    )
  }

  /// Loads a value as a checkpoint holds it: a state dict, or a dictionary with names as keys.
  ///
  /// - Throws: `LoadError.notDictionary`, `.keyNotString`, or as `loadStateDict(_:)` of a state dict.
  @discardableResult
  public final func loadStateDict(
    _ value: Value,
    strict: Bool = true,
    assign: Bool = false
  ) throws(LoadError) -> IncompatibleKeys {
    if let state = value.stateDict {
      return try loadStateDict(state, strict: strict, assign: assign)
    }
    guard case .dictionary(let dictionary) = value else {
      throw .notDictionary(type: value.pythonType)
    }
    let names = StateDict()
    var foreignKey: Value?
    for (key, value) in dictionary.items {
      if let name = key.string {
        names.values[name] = value
      } else {
        foreignKey = foreignKey ?? key
      }
    }
    let loading = Loading(foreignKey: foreignKey.map { $0.keyTypeName })
    return try load(names, strict: strict, assign: assign, loading)
  }

  /// Loads this module, then its children, each from the entries under its name.
  private func load(
    _ entries: StateDict,
    of source: StateDict,
    prefix: String,
    assign: Bool,
    _ loading: Loading
  ) throws(LoadError) {
    let path = String(prefix.dropLast())
    if assign { source.metadata?[path]?[LocalState.assignMark] = .bool(true) }
    var metadata = source.metadata?[path] ?? [:]
    if assign { metadata[LocalState.assignMark] = .bool(true) }

    let state = LocalState(entries: entries, prefix: prefix, metadata: metadata)
    try loadOwnState(state, loading)
    let below = state.entriesByChild()
    for (name, child) in namedChildren() {
      try child.load(
        StateDict(below[name] ?? [:]),
        of: source,
        prefix: prefix + name + ".",
        assign: assign,
        loading
      )
    }
    for hook in hooks.afterLoading { try hook.run(self, loading) }
  }
}

extension Value {
  /// The name of a key's Python class, as `AttributeError` shows it.
  fileprivate var keyTypeName: String {
    switch self {
    case .tensor(let tensor): tensor is Parameter ? "Parameter" : "Tensor"
    case .set: "frozenset"
    default: typeName
    }
  }
}

extension LocalState {
  /// The entries below each child, by the child's name.
  fileprivate func entriesByChild() -> OrderedDictionary<OrderedDictionary<Value>> {
    var result: OrderedDictionary<OrderedDictionary<Value>> = [:]
    for (key, value) in entries.values {
      guard case .below(let child)? = place(of: key) else { continue }
      result[child, default: [:]][key] = value
    }
    return result
  }

  /// Where a key belongs.
  enum Place {
    /// To the module itself, under this name.
    case own(String)
    /// To the child of this name, or to one below it.
    case below(String)
  }

  /// Where a key belongs, or `nil` where it is not one of this module's.
  func place(of key: String) -> Place? {
    let (name, whole) = (prefix.utf8, key.utf8)
    guard whole.starts(with: name) else { return nil }
    let rest = whole.dropFirst(name.count)
    guard let dot = rest.firstIndex(of: UInt8(ascii: ".")) else {
      return .own(String(Substring(rest)))
    }
    return .below(String(Substring(rest[..<dot])))
  }
}
