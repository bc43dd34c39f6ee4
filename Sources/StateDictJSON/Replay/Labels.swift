import Tensors

/// Numbers for objects and storages, in the order in which a program shows them.
struct Labels {
  private var objects: [ObjectIdentifier: Int] = [:]
  private var storages: [ObjectIdentifier: Int] = [:]
  /// What has a number is kept alive, lest another gets its address.
  private var kept: [Tensor] = []
  private var keptStorages: [Storage] = []

  /// Which object and which memory a tensor is.
  mutating func labels(_ tensor: Tensor) -> [JSON.Member] {
    kept.append(tensor)
    keptStorages.append(tensor.storage)
    let object = number(ObjectIdentifier(tensor), in: &objects)
    let storage: JSON =
      tensor.storage.hasBytes ? number(ObjectIdentifier(tensor.storage), in: &storages) : .null
    return [JSON.Member("object", object), JSON.Member("storage", storage)]
  }

  private func number(_ id: ObjectIdentifier, in numbers: inout [ObjectIdentifier: Int]) -> JSON {
    let number = numbers[id] ?? numbers.count
    numbers[id] = number
    return .int(number)
  }

  /// A tensor as the oracle describes it, defaults left out.
  mutating func describe(_ tensor: Tensor) -> [JSON.Member] {
    labels(tensor) + Self.facts(tensor, first: 8)
  }

  /// A tensor's own facts as the oracle writes them, defaults left out.
  static func facts(_ tensor: Tensor, first count: Int) -> [JSON.Member] {
    var members = [JSON.Member("dtype", .string(tensor.dtype.name))]
    members.append(JSON.Member("shape", .ints(tensor.shape)))
    if !tensor.isContiguous { members.append(JSON.Member("stride", .ints(tensor.stride))) }
    if tensor.requiresGrad { members.append(JSON.Member("requires_grad", true)) }
    if tensor is Parameter { members.append(JSON.Member("is_parameter", true)) }
    if tensor.device != .cpu {
      members.append(JSON.Member("device", .string("\(tensor.device)")))
    }
    members.append(JSON.Member("sha16", tensor.sha16.map(JSON.string) ?? .null))
    let first = tensor.storage.hasBytes ? tensor.firstValues(count) : .null
    members.append(JSON.Member("first", first))
    return members
  }

  /// A value as tagged JSON with its tensors described.
  mutating func tree(_ value: Value) throws(ReplayError) -> JSON {
    switch value {
    case .tensor(let tensor): return .object([JSON.Member("t", "tensor")] + describe(tensor))
    case .dictionary(let dictionary):
      return try tree(dictionary.items.map { ($0.key, $0.value) })
    case .stateDict(let state):
      return try tree(state.values.map { (.string($0.key), $0.value) })
    case .list(let list): return try tree("list", list.values)
    case .tuple(let tuple): return try tree("tuple", tuple.values)
    default: return try tagged(value)
    }
  }

  private func tagged(_ value: Value) throws(ReplayError) -> JSON {
    var describer = Describer()
    return try raising { () throws(DescriptionError) in try describer.describe(value) }
  }

  private mutating func tree(_ items: [(Value, Value)]) throws(ReplayError) -> JSON {
    var pairs: [JSON] = []
    for (key, value) in items { pairs.append([try tagged(key), try tree(value)]) }
    return ["t": "dict", "class": "dict", "items": .array(pairs)]
  }

  private mutating func tree(_ tag: String, _ values: [Value]) throws(ReplayError) -> JSON {
    var elements: [JSON] = []
    for value in values { elements.append(try tree(value)) }
    return ["t": .string(tag), "v": .array(elements)]
  }
}
