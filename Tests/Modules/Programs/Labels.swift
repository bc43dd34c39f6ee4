import OrderedCollections
import Tensors

/// Numbers for objects and storages, in the order in which a program shows them.
struct Labels {
  private var objects: [ObjectIdentifier: Int] = [:]
  private var storages: [ObjectIdentifier: Int] = [:]
  /// What has a number is kept alive, lest another gets its address.
  private var kept: [Tensor] = []
  private var keptStorages: [Storage] = []

  /// Which object and which memory a tensor is.
  mutating func labels(_ tensor: Tensor) -> [(key: String, value: JSON)] {
    kept.append(tensor)
    keptStorages.append(tensor.storage)
    let object = number(ObjectIdentifier(tensor), in: &objects)
    guard tensor.storage.hasBytes else { return [("object", object), ("storage", .null)] }
    return [
      ("object", object), ("storage", number(ObjectIdentifier(tensor.storage), in: &storages)),
    ]
  }

  private func number(_ id: ObjectIdentifier, in numbers: inout [ObjectIdentifier: Int]) -> JSON {
    let number = numbers[id] ?? numbers.count
    numbers[id] = number
    return .number(String(number))
  }

  /// A tensor as the oracle describes it, defaults left out.
  mutating func describe(_ tensor: Tensor) -> [(key: String, value: JSON)] {
    var members = labels(tensor)
    members.append(("dtype", .string(tensor.dtype.name)))
    members.append(("shape", .array(tensor.shape.map { .number(String($0)) })))
    if !tensor.isContiguous {
      members.append(("stride", .array(tensor.stride.map { .number(String($0)) })))
    }
    if tensor.requiresGrad { members.append(("requires_grad", .bool(true))) }
    if tensor is Parameter { members.append(("is_parameter", .bool(true))) }
    if tensor.device != .cpu { members.append(("device", .string("\(tensor.device)"))) }
    members.append(("sha16", tensor.sha16.map(JSON.string) ?? .null))
    let first =
      tensor.storage.hasBytes ? tensor.detach().flatten()[0..<8].toArray(as: Double.self) : []
    let numbers = JSON.array(first.map { .number(String($0)) })
    members.append(("first", tensor.storage.hasBytes ? numbers : .null))
    return members
  }

  /// A value as tagged JSON with its tensors described.
  mutating func tree(_ value: Value) -> JSON {
    switch value {
    case .tensor(let tensor): return .object([("t", .string("tensor"))] + describe(tensor))
    case .dictionary(let dictionary):
      return tree(dictionary.items.map { ($0.key, $0.value) })
    case .stateDict(let state):
      return tree(state.values.map { (.string($0.key), $0.value) })
    case .list(let list): return tree("list", list.values)
    case .tuple(let tuple): return tree("tuple", tuple.values)
    case .float(let number):
      let digits = String(number.bitPattern, radix: 16)
      let bits = String(repeating: "0", count: 16 - digits.count) + digits
      return .object([
        ("t", .string("float")), ("v", .number(String(number))), ("bits", .string(bits)),
      ])
    default: return value.json
    }
  }

  private mutating func tree(_ items: [(Value, Value)]) -> JSON {
    var pairs: [JSON] = []
    for (key, value) in items { pairs.append(.array([key.json, tree(value)])) }
    return .object([
      ("t", .string("dict")), ("class", .string("dict")), ("items", .array(pairs)),
    ])
  }

  private mutating func tree(_ tag: String, _ values: [Value]) -> JSON {
    var elements: [JSON] = []
    for value in values { elements.append(tree(value)) }
    return .object([("t", .string(tag)), ("v", .array(elements))])
  }
}
