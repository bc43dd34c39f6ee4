import OrderedCollections

extension Value {
  /// A copy that shares nothing with this value; what is shared within, is shared in the copy.
  ///
  /// Mirrors `copy.deepcopy`.
  public func deepCopy() -> Value {
    var copy = DeepCopy()
    return copy.value(self)
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

  mutating func value(_ value: Value) -> Value {
    if depth > Self.limit { return value }
    return switch value {
    case .tensor(let tensor): .tensor(self.tensor(tensor))
    case .list(let list):
      once(list) { copy in .list(ValueList(list.values.map { copy.value($0) })) }
    case .tuple(let tuple):
      once(tuple) { copy in .tuple(ValueTuple(tuple.values.map { copy.value($0) })) }
    case .dictionary(let dictionary):
      once(dictionary) { copy in
        let items = dictionary.items.map { (key: copy.value($0.key), value: copy.value($0.value)) }
        return .dictionary(ValueDictionary(items, kind: dictionary.kind))
      }
    case .stateDict(let state): once(state) { copy in .stateDict(copy.stateDict(state)) }
    case .storage(let storage, let dtype): .storage(self.storage(storage), dtype)
    default: value
    }
  }

  mutating func stateDict(_ state: StateDict) -> StateDict {
    let copy = StateDict(state.values, metadata: state.metadata)
    for (name, value) in state.values { copy.values[name] = self.value(value) }
    return copy
  }

  private mutating func once(
    _ object: ValueContainer,
    _ make: (inout DeepCopy) -> Value
  ) -> Value {
    let id = ObjectIdentifier(object)
    if let copy = containers[id] { return copy }
    depth += 1
    defer { depth -= 1 }
    let copy = make(&self)
    containers[id] = copy
    return copy
  }

  private mutating func tensor(_ tensor: Tensor) -> Tensor {
    let id = ObjectIdentifier(tensor)
    if let copy = tensors[id] { return copy }
    let view = Tensor(
      storage: storage(tensor.storage),
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

  private mutating func storage(_ storage: Storage) -> Storage {
    let id = ObjectIdentifier(storage)
    let copy = storages[id] ?? storage.copy()
    storages[id] = copy
    return copy
  }
}
