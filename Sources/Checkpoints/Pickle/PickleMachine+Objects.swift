import Tensors

/// The risky opcodes: those that name, call and fill objects.
extension PickleMachine {
  /// GLOBAL: a module and a name, looked up in the allow-list only.
  mutating func pushGlobal() throws(CheckpointError) {
    let start = position - 1
    let module = try readLine()
    try pushGlobal(module, try readLine(), at: start)
  }

  /// What a module's name stands for, if the allow-list has it.
  mutating func pushGlobal(
    _ oldModule: String,
    _ oldName: String,
    at start: Int
  ) throws(CheckpointError) {
    let (module, name) = PythonTwoNames.current(oldModule, oldName)
    let path = module + "." + name
    if AllowList.blockedModules.contains(module) {
      throw .pickle(.blockedGlobal(path, module: module), at: start)
    }
    if let dtype = AllowList.dtypes[path] { return push(.dtype(dtype)) }
    if AllowList.contains(path) { return push(.global(path)) }
    if AllowList.distributed.contains(path) { throw .pickle(.distributedTensor, at: start) }
    throw .pickle(.unsupportedGlobal(withoutBuiltins(path)), at: start)
  }

  /// The name without a leading `builtins.`, as PyTorch shows it.
  private func withoutBuiltins(_ path: String) -> String {
    let prefix = "builtins"
    guard path.hasPrefix(prefix) else { return path }
    let rest = path.dropFirst(prefix.count)
    return rest.hasPrefix(".") ? String(rest.dropFirst()) : path
  }

  /// REDUCE: calls an allowed function.
  mutating func reduce() throws(CheckpointError) {
    let arguments = try pop()
    let function = try top()
    switch function {
    case .global(let name):
      replaceTop(try call(name, try positional(arguments, of: function)))
    case .dtype:
      throw .pickle(.notCallable(type: function.typeName), at: position)
    default:
      throw .pickle(.cannotReduce(function.pythonText), at: position)
    }
  }

  /// NEWOBJ: makes an object of an allowed class.
  mutating func newObject() throws(CheckpointError) {
    let arguments = try pop()
    let type = try pop()
    guard case .global(let name) = type, AllowList.isClass(name) else {
      throw .pickle(.cannotCreate(type.pythonText), at: position)
    }
    // `OrderedDict.__new__` takes any arguments and ignores them.
    let positional = try positional(arguments, of: type)
    push(name == "collections.OrderedDict" ? .stateDict(StateDict()) : try call(name, positional))
  }

  private func positional(_ value: Value, of function: Value) throws(CheckpointError) -> [Value] {
    switch value {
    case .tuple(let tuple): return tuple.values
    case .list(let list): return list.values
    case .set(let values): return values
    case .size(let sizes): return sizes.map(Value.int)
    default:
      throw .pickle(
        .typeError(
          "Value after * must be an iterable, not \(value.typeName)"
        ),
        at: position
      )
    }
  }

  /// BUILD: sets the attributes of an ordered dictionary, or the state of a tensor.
  mutating func build() throws(CheckpointError) {
    let state = try pop()
    let object = try top()
    switch object {
    case .stateDict(let dictionary):
      try setAttributes(state, of: dictionary)
    case .dictionary(let dictionary) where dictionary.kind == .orderedDict:
      try setAttributes(state, of: dictionary)
    case .tensor:
      throw .pickle(.unsupportedValue("a tensor that is built in two steps"), at: position)
    default:
      throw .pickle(.cannotBuild(type: object.pythonType), at: position)
    }
  }

  private mutating func setAttributes(
    _ state: Value,
    of dictionary: StateDict
  ) throws(CheckpointError) {
    if demotions[dictionary] == nil, case .dictionary(let attributes) = state {
      if attributes.items.isEmpty { return }
      if attributes.count == 1, let metadata = attributes["_metadata"]?.metadata(demotions) {
        dictionary.metadata = metadata
        return
      }
    }
    try setAttributes(state, of: demotions.demote(dictionary))
  }

  private func setAttributes(
    _ state: Value,
    of dictionary: ValueDictionary
  ) throws(CheckpointError) {
    guard let pairs = state.pairs else {
      throw .pickle(
        .typeError("'\(state.typeName)' object is not iterable"),
        at: position
      )
    }
    for (key, value) in pairs {
      guard case .string(let name) = key else { continue }
      dictionary.attributes.removeAll { $0.name == name }
      dictionary.attributes.append((name, value))
    }
  }

  /// BINPERSID: a storage of the archive.
  mutating func loadPersistentID() throws(CheckpointError) {
    let id = try pop()
    switch id {
    case .tuple(let tuple):
      guard let first = tuple.values.first else {
        throw .pickle(.tupleIndexOutOfRange, at: position)
      }
      guard case .string("storage") = first else {
        throw .pickle(.notAStorage(type: first.pythonType), at: position)
      }
      push(try persistentLoad(tuple))
    case .int, .bigInt:
      throw .pickle(.assertion("saved_id must be a tuple, got int"), at: position)
    default:
      throw .pickle(.persistentID(type: id.pythonType), at: position)
    }
  }
}

extension Value {
  /// The pairs of a dictionary of any class; `nil` for anything else.
  var pairs: [(key: Value, value: Value)]? {
    switch self {
    case .dictionary(let dictionary): dictionary.items
    case .stateDict(let state): state.values.map { (.string($0.key), $0.value) }
    default: nil
    }
  }

  /// The value as a state dict's metadata; `nil` where it has another form.
  fileprivate func metadata(
    _ demotions: Demotions
  ) -> OrderedDictionary<OrderedDictionary<Value>>? {
    guard case .stateDict(let state) = self, demotions[state] == nil else { return nil }
    var metadata: OrderedDictionary<OrderedDictionary<Value>> = [:]
    for (path, value) in state.values {
      guard case .dictionary(let marks) = value, marks.kind == .dict else { return nil }
      var named: OrderedDictionary<Value> = [:]
      for (key, value) in marks.items {
        guard case .string(let name) = key else { return nil }
        named[name] = value
      }
      metadata[path] = named
    }
    return metadata
  }
}
