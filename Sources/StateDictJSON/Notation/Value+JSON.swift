import Modules
public import Tensors

extension Value {
  /// Reads tagged JSON, and the oracle's filled tensors.
  public init(_ json: JSON) throws(ReplayError) {
    let content = json["v"]
    switch json["t"].text {
    case "none": self = .none
    case "bool": self = .bool(content.bool ?? false)
    case "int":
      guard let number = Value(decimal: content.text) else { throw .unknown("integer", json) }
      self = number
    case "float": self = .float(content.double ?? .nan)
    case "str": self = .string(content.text)
    case "bytes": self = .bytes(decoded(hex: json["hex"].text))
    case "list": self = .list(ValueList(try content.map(Value.init(_:))))
    case "tuple": self = .tuple(ValueTuple(try content.map(Value.init(_:))))
    case "set": self = .set(try content.map(Value.init(_:)))
    case "dict":
      let isOrdered = json["class"].text == "collections.OrderedDict"
      self = .dictionary(
        ValueDictionary(
          try json["items"].map(Self.item),
          kind: isOrdered ? .orderedDict : .dict
        )
      )
    case "module": self = .object(className: "torch.nn.modules.linear.Linear")
    case "fill": self = .tensor(try .filled(by: json))
    default: throw .unknown("tag", json)
    }
  }
}

extension Value {
  private static func item(_ pair: JSON) throws(ReplayError) -> (key: Value, value: Value) {
    (try Value(pair[0]), try Value(pair[1]))
  }
}

extension Tensor {
  /// More elements than this nobody writes down.
  private static let largestCount = 1 << 24

  /// A tensor as the oracle describes it: `{"t": "fill", "shape": …, "salt": …}`.
  static func filled(by json: JSON) throws(ReplayError) -> Tensor {
    let shape = json["shape"].ints
    guard let count = checkedElementCount(shape), count <= largestCount else {
      throw .unknown("shape", json["shape"])
    }
    let values = Tensor.filled(
      shape,
      dtype: try DType(json["dtype"]),
      salt: json["salt"].int ?? 1
    )
    guard json["parameter"].bool == true else { return values }
    return Parameter(values, requiresGrad: json["requires_grad"].bool ?? true)
  }
}
