import Modules
import OrderedCollections
import Tensors

extension Spec {
  /// Reads a model spec as the oracle writes it.
  init(_ json: JSON) {
    var arguments: OrderedDictionary<String, SpecArgument> = [:]
    for (key, value) in json["args"].members { arguments[key] = SpecArgument(value) }
    self.init(
      kind: json["class"].text,
      arguments: arguments,
      children: json["children"].array.map { ($0[0].text, Spec($0[1])) },
      custom: json["class"].text == "Custom" ? CustomSpec(json) : nil
    )
  }
}

extension SpecArgument {
  init(_ json: JSON) {
    switch json {
    case .null: self = .none
    case .bool(let value): self = .bool(value)
    case .number(let text): self = Int(text).map(SpecArgument.int) ?? .double(Double(text) ?? .nan)
    case .string(let text): self = .string(text)
    case .array(let values): self = .ints(values.map { $0.int })
    case .object: self = .spec(Spec(json))
    }
  }
}

extension CustomSpec {
  init(_ json: JSON) {
    func entries(_ key: String) -> [(name: String, entry: Entry?)] {
      json[key].array.map { ($0[0].text, $0[1].isNull ? nil : Entry($0[1])) }
    }
    self.init(
      name: json["name"].text,
      version: json["version"].int ?? 1,
      parameters: entries("params"),
      buffers: entries("buffers"),
      extraState: json["extra_state"].isNull ? nil : Value(json["extra_state"])
    )
  }
}

extension CustomSpec.Entry {
  init(_ json: JSON) {
    self.init(
      shape: json["shape"].ints,
      dtype: DType(json["dtype"]),
      requiresGrad: json["requires_grad"].bool ?? true,
      isPersistent: json["persistent"].bool ?? true
    )
  }
}

extension DType {
  /// The dtype of this name; float32 where none is given.
  init(_ json: JSON) {
    let name = json.string ?? "float32"
    guard let dtype = DType.allCases.first(where: { $0.name == name }) else {
      preconditionFailure("no dtype \(name)")
    }
    self = dtype
  }
}

extension Device {
  init(_ name: String) {
    let parts = name.split(separator: ":")
    self.init(type: String(parts[0]), index: parts.count > 1 ? Int(parts[1]) : nil)
  }
}

extension ModelOperation {
  init(_ json: JSON) {
    switch json["op"].text {
    case "to_dtype": self = .toDType(DType(json["dtype"]))
    case "to_device": self = .toDevice(Device(json["device"].text))
    case "requires_grad":
      self = .requiresGrad(name: json["name"].text, json["value"].bool ?? true)
    case "freeze": self = .freeze
    case "tie": self = .tie(destination: json["dst"].text, source: json["src"].text)
    case "set_none": self = .setNone(json["name"].text)
    case "eval": self = .eval
    case "channels_last": self = .channelsLast
    case "wrap_module": self = .wrap(name: json["name"].string ?? "Wrapper")
    default: preconditionFailure("no operation \(json)")
    }
  }
}
