import Modules
import OrderedCollections
import Tensors

extension Value {
  /// Reads tagged JSON, and the oracle's filled tensors.
  init(_ json: JSON) {
    let content = json["v"]
    switch json["t"].text {
    case "none": self = .none
    case "bool": self = .bool(content.bool ?? false)
    case "int": self = .int(Int(content.text) ?? 0)
    case "float": self = .float(content.double ?? .nan)
    case "str": self = .string(content.text)
    case "bytes": self = .bytes(decoded(hex: json["hex"].text))
    case "list": self = .list(ValueList(content.array.map { Value($0) }))
    case "tuple": self = .tuple(ValueTuple(content.array.map { Value($0) }))
    case "set": self = .set(content.array.map { Value($0) })
    case "dict":
      let isOrdered = json["class"].text == "collections.OrderedDict"
      self = .dictionary(
        ValueDictionary(
          json["items"].array.map { (Value($0[0]), Value($0[1])) },
          kind: isOrdered ? .orderedDict : .dict
        )
      )
    case "module": self = .object(className: "torch.nn.modules.linear.Linear")
    case "fill": self = .tensor(.filled(by: json))
    default: preconditionFailure("no tag \(json["t"])")
    }
  }

  /// The value as tagged JSON.
  var json: JSON {
    func tagged(_ tag: String, _ content: JSON) -> JSON {
      .object([("t", .string(tag)), ("v", content)])
    }
    switch self {
    case .none: return .object([("t", .string("none"))])
    case .bool(let value): return tagged("bool", .bool(value))
    case .int(let value): return tagged("int", .string(String(value)))
    case .string(let text): return tagged("str", .string(text))
    case .list(let list): return tagged("list", .array(list.values.map { $0.json }))
    case .dictionary(let dictionary):
      let items = dictionary.items.map { JSON.array([$0.key.json, $0.value.json]) }
      return .object([
        ("t", .string("dict")), ("class", .string(dictionary.kind.typeName)),
        ("items", .array(items)),
      ])
    default: return .string("\(self)")
    }
  }
}

extension Tensor {
  /// A tensor as the oracle describes it: `{"t": "fill", "shape": …, "salt": …}`.
  static func filled(by json: JSON) -> Tensor {
    let values = Tensor.filled(
      json["shape"].ints,
      dtype: DType(json["dtype"]),
      salt: json["salt"].int ?? 1
    )
    guard json["parameter"].bool == true else { return values }
    return Parameter(values, requiresGrad: json["requires_grad"].bool ?? true)
  }
}

private func decoded(hex text: String) -> [UInt8] {
  let digits = Array(text)
  return stride(from: 0, to: digits.count, by: 2).map {
    UInt8(String(digits[$0...$0 + 1]), radix: 16) ?? 0
  }
}

extension StateDictEdit {
  init(_ json: JSON) {
    let key = json["key"].text
    switch json["op"].text {
    case "drop": self = .drop(key)
    case "set": self = .set(key, Value(json["value"]))
    case "alias": self = .alias(key, of: json["of"].text)
    case "rename": self = .rename(from: json["from"].text, to: json["to"].text)
    case "move_last": self = .moveLast(key)
    case "reverse": self = .reverse
    case "reshape": self = .reshape(key, json["shape"].ints)
    case "transpose": self = .transpose(key, json["dims"].ints[0], json["dims"].ints[1])
    case "cast": self = .cast(key, DType(json["dtype"]))
    case "cast_all": self = .castAll(DType(json["dtype"]))
    case "to_device": self = .toDevice(key, Device(json["device"].text))
    case "as_parameter":
      self = .asParameter(key, requiresGrad: json["requires_grad"].bool ?? true)
    case "expand": self = .expand(key, json["shape"].ints)
    case "prefix":
      self = .prefix(json["prefix"].text, includingMetadata: json["metadata"].bool ?? true)
    case "consume_prefix": self = .consumePrefix(json["prefix"].text)
    case "drop_metadata": self = .dropMetadata
    case "metadata_version":
      self = .metadataVersion(path: json["module"].text, json["version"].int)
    case "drop_metadata_entry": self = .dropMetadataEntry(path: json["module"].text)
    case "to_dict": self = .toDictionary
    case "deepcopy": self = .deepCopy
    default: preconditionFailure("no edit \(json)")
    }
  }
}
