import Modules
import OrderedCollections
import StateDictTool
import Tensors

extension Value {
  /// Reads tagged JSON, and the oracle's filled tensors.
  init(_ json: JSON) throws {
    let content = json["v"]
    switch json["t"].text {
    case "none": self = .none
    case "bool": self = .bool(content.bool ?? false)
    case "int": self = .int(Int(content.text) ?? 0)
    case "float": self = .float(content.double ?? .nan)
    case "str": self = .string(content.text)
    case "bytes": self = .bytes(decoded(hex: json["hex"].text))
    case "list": self = .list(ValueList(try content.array.map { try Value($0) }))
    case "tuple": self = .tuple(ValueTuple(try content.array.map { try Value($0) }))
    case "set": self = .set(try content.array.map { try Value($0) })
    case "dict":
      let isOrdered = json["class"].text == "collections.OrderedDict"
      self = .dictionary(
        ValueDictionary(
          try json["items"].array.map { (try Value($0[0]), try Value($0[1])) },
          kind: isOrdered ? .orderedDict : .dict
        )
      )
    case "module": self = .object(className: "torch.nn.modules.linear.Linear")
    case "fill": self = .tensor(try .filled(by: json))
    default: throw UnknownNotation("tag", json)
    }
  }
}

extension Tensor {
  /// A tensor as the oracle describes it: `{"t": "fill", "shape": …, "salt": …}`.
  static func filled(by json: JSON) throws -> Tensor {
    let values = Tensor.filled(
      json["shape"].ints,
      dtype: try DType(json["dtype"]),
      salt: json["salt"].int ?? 1
    )
    guard json["parameter"].bool == true else { return values }
    return Parameter(values, requiresGrad: json["requires_grad"].bool ?? true)
  }
}
