public import Tensors

extension Optimizer {
  /// The state of all parameters and the options of all groups.
  ///
  /// Mirrors `Optimizer.state_dict`: `{"state": {0: {…}}, "param_groups": [{…, "params": [0]}]}`.
  /// Parameters are numbered in order of the groups. The tensors of the state are the optimizer's
  /// own: step on, and they change.
  public final func stateDict() -> Value {
    var numbers: [ObjectIdentifier: Int] = [:]
    var start = 0
    var packed: [Value] = []
    for group in groups {
      for (number, parameter) in group.parameters.enumerated()
      where numbers[ObjectIdentifier(parameter)] == nil {
        numbers[ObjectIdentifier(parameter)] = start + number
      }
      start += group.parameters.count
      let dictionary = ValueDictionary(group.options.map { (.string($0.key), $0.value) })
      let params = group.parameters.map { Value.int(numbers[ObjectIdentifier($0)] ?? 0) }
      dictionary["params"] = .list(ValueList(params))
      packed.append(.dictionary(dictionary))
    }
    let entries = state.entries.map { owner, value in
      switch owner {
      case .parameter(let parameter):
        (key: Value.int(numbers[ObjectIdentifier(parameter)] ?? 0), value: value)
      case .stranger(let key): (key: key, value: value)
      }
    }
    return .dictionary(
      ValueDictionary([
        (.string("state"), .dictionary(ValueDictionary(entries))),
        (.string("param_groups"), .list(ValueList(packed))),
      ])
    )
  }

  /// Loads what `stateDict()` has returned, here or in PyTorch.
  ///
  /// Mirrors `Optimizer.load_state_dict`: options replace this optimizer's, parameters are matched by
  /// position, and neither shapes nor the class are checked. Tensors that need no cast are shared
  /// with `value`.
  ///
  /// - Throws: `OptimizerError.groupCount` or `.groupSize`, with nothing changed; `.missingKey`,
  ///   which may come after everything has been replaced.
  public final func loadStateDict(_ value: Value) throws(OptimizerError) {
    let savedGroups = try value.required("param_groups").requiredElements().map { $0.deepCopy() }
    guard savedGroups.count == groups.count else { throw .groupCount }
    var ids: [[Value]] = []
    for group in savedGroups { ids.append(try group.required("params").requiredElements()) }
    guard zip(ids, groups).allSatisfy({ $0.count == $1.parameters.count }) else {
      throw .groupSize
    }

    // As in a Python dictionary, of equal ids the last one counts.
    let owners = ValueDictionary()
    for (ids, group) in zip(ids, groups) {
      for (id, parameter) in zip(ids, group.parameters) { owners.set(.tensor(parameter), for: id) }
    }
    var state = OptimizerState()
    for (id, entry) in try value.required("state").requiredPairs() {
      if let parameter = owners.value(for: id)?.tensor {
        let cast = StateCast(parameter: parameter, keepsStep: !isFused(id, in: savedGroups))
        state.append(.parameter(parameter), try cast.value(entry))
      } else {
        state.append(.stranger(id), entry)
      }
    }
    replace(try zip(savedGroups, groups).map(replacement), state)
    try completeLoadedState()
  }

  /// Whether a group wants even its step counters on the parameters' device.
  private func isFused(_ id: Value, in groups: [Value]) -> Bool {
    let group = groups.first { group in
      let members = ValueDictionary((group["params"]?.array ?? []).map { ($0, .none) })
      return members.value(for: id) != nil
    }
    return group?["fused"]?.isTrue ?? false || group?["capturable"]?.isTrue ?? false
  }

  /// A group with the loaded options and this optimizer's parameters.
  private func replacement(
    _ saved: Value,
    _ own: ParameterGroup
  ) throws(OptimizerError) -> ParameterGroup {
    let group = ParameterGroup(own.parameters)
    for (key, value) in try saved.requiredPairs() {
      if let name = key.string, name != "params" { group.options[name] = value }
    }
    if let names = own.options["param_names"] { group.setDefault("param_names", names) }
    return group
  }
}

extension Value {
  /// The value under a key, as Python's subscript finds it.
  fileprivate func required(_ key: String) throws(OptimizerError) -> Value {
    switch self {
    case .dictionary, .stateDict:
      guard let value = self[key] else { throw .missingKey(key) }
      return value
    default: throw .notSubscriptable(type: typeName)
    }
  }

  /// The elements of a list or tuple.
  fileprivate func requiredElements() throws(OptimizerError) -> [Value] {
    guard let array else { throw .notSubscriptable(type: typeName) }
    return array
  }

  /// The keys and values of a dictionary, in order.
  fileprivate func requiredPairs() throws(OptimizerError) -> [(key: Value, value: Value)] {
    switch self {
    case .dictionary(let dictionary): return dictionary.items
    case .stateDict(let state): return state.values.map { (.string($0.key), $0.value) }
    default: throw .notSubscriptable(type: typeName)
    }
  }
}
