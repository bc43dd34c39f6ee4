extension Value {
  /// A copy that shares nothing with this value; what is shared within, is shared in the copy.
  ///
  /// Mirrors `copy.deepcopy`. It is a mistake to copy what does not fit into memory twice.
  public func deepCopy() -> Value {
    DeepCopy.orStop { copy throws(TensorError) in try copy.value(self) }
  }
}

/// Copies values, each object once.
///
/// What is nested deeper than Python could follow is shared instead of copied.
struct DeepCopy {
  private static let limit = 500
  private var depth = 0
  private var storages: [ObjectIdentifier: Storage] = [:]
  private var tensors: [ObjectIdentifier: Tensor] = [:]
  private var containers: [ObjectIdentifier: Value] = [:]

  /// What `make` copies; it stops the program where there is no memory for it.
  static func orStop<Copy>(_ make: (inout DeepCopy) throws(TensorError) -> Copy) -> Copy {
    var copy = DeepCopy()
    do { return try make(&copy) } catch { preconditionFailure(error.description) }
  }

  mutating func value(_ value: Value) throws(TensorError) -> Value {
    if depth > Self.limit { return value }
    switch value {
    case .tensor(let tensor): return .tensor(try self.tensor(tensor))
    case .list(let list):
      return try once(list) { copy throws(TensorError) in
        .list(ValueList(try copy.values(list.values)))
      }
    case .tuple(let tuple):
      return try once(tuple) { copy throws(TensorError) in
        .tuple(ValueTuple(try copy.values(tuple.values)))
      }
    case .dictionary(let dictionary):
      return try once(dictionary) { copy throws(TensorError) in
        let keys = try copy.values(dictionary.items.map { $0.key })
        let values = try copy.values(dictionary.items.map { $0.value })
        let items = zip(keys, values).map { (key: $0, value: $1) }
        return .dictionary(ValueDictionary(items, kind: dictionary.kind))
      }
    case .stateDict(let state):
      return try once(state) { copy throws(TensorError) in .stateDict(try copy.stateDict(state)) }
    case .storage(let storage, let dtype): return .storage(try self.storage(storage), dtype)
    default: return value
    }
  }

  private mutating func values(_ values: [Value]) throws(TensorError) -> [Value] {
    var copies: [Value] = []
    copies.reserveCapacity(values.count)
    for value in values { copies.append(try self.value(value)) }
    return copies
  }

  mutating func stateDict(_ state: StateDict) throws(TensorError) -> StateDict {
    let copy = StateDict(state.values, metadata: state.metadata)
    for (name, value) in state.values { copy.values[name] = try self.value(value) }
    return copy
  }

  private mutating func once(
    _ object: ValueContainer,
    _ make: (inout DeepCopy) throws(TensorError) -> Value
  ) throws(TensorError) -> Value {
    let id = ObjectIdentifier(object)
    if let copy = containers[id] { return copy }
    depth += 1
    defer { depth -= 1 }
    let copy = try make(&self)
    containers[id] = copy
    return copy
  }

  private mutating func tensor(_ tensor: Tensor) throws(TensorError) -> Tensor {
    let id = ObjectIdentifier(tensor)
    if let copy = tensors[id] { return copy }
    let view = Tensor(
      storage: try storage(tensor.storage),
      dtype: tensor.dtype,
      shape: tensor.shape,
      stride: tensor.stride,
      storageOffset: tensor.storageOffset,
      requiresGrad: tensor.requiresGrad
    )
    let isParameter = tensor is Parameter
    let copy = isParameter ? Parameter(view, requiresGrad: tensor.requiresGrad) : view
    tensors[id] = copy
    return copy
  }

  private mutating func storage(_ storage: Storage) throws(TensorError) -> Storage {
    let id = ObjectIdentifier(storage)
    let copy = if let known = storages[id] { known } else { try storage.copy() }
    storages[id] = copy
    return copy
  }
}
