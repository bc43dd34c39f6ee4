import Modules
import OrderedCollections
import StateDictTool
import Tensors

extension Spec {
  /// Reads a model spec as the oracle writes it.
  init(_ json: JSON) throws {
    var arguments: OrderedDictionary<String, SpecArgument> = [:]
    for member in json["args"].members {
      arguments[member.key] = try SpecArgument(member.value)
    }
    self.init(
      kind: json["class"].text,
      arguments: arguments,
      children: try json["children"].array.map { ($0[0].text, try Spec($0[1])) },
      custom: json["class"].text == "Custom" ? try CustomSpec(json) : nil
    )
  }
}

extension SpecArgument {
  init(_ json: JSON) throws {
    switch json {
    case .null: self = .none
    case .bool(let value): self = .bool(value)
    case .number(let text): self = Int(text).map(SpecArgument.int) ?? .double(Double(text) ?? .nan)
    case .string(let text): self = .string(text)
    case .array(let values): self = .ints(values.map { $0.int })
    case .object: self = .spec(try Spec(json))
    }
  }
}

extension CustomSpec {
  init(_ json: JSON) throws {
    func entries(_ key: String) throws -> [(name: String, entry: Entry?)] {
      try json[key].array.map { ($0[0].text, $0[1].isNull ? nil : try Entry($0[1])) }
    }
    self.init(
      name: json["name"].text,
      version: json["version"].int ?? 1,
      parameters: try entries("params"),
      buffers: try entries("buffers"),
      extraState: json["extra_state"].isNull ? nil : try Value(json["extra_state"])
    )
  }
}

extension CustomSpec.Entry {
  init(_ json: JSON) throws {
    self.init(
      shape: json["shape"].ints,
      dtype: try DType(json["dtype"]),
      requiresGrad: json["requires_grad"].bool ?? true,
      isPersistent: json["persistent"].bool ?? true
    )
  }
}

extension DType {
  /// The dtype of this name; float32 where none is given.
  init(_ json: JSON) throws {
    let name = json.string ?? "float32"
    guard let dtype = DType.allCases.first(where: { $0.name == name }) else {
      throw UnknownNotation("dtype", json)
    }
    self = dtype
  }
}

extension Device {
  init(_ name: String) {
    let parts = name.split(separator: ":", omittingEmptySubsequences: false)
    self.init(type: String(parts[0]), index: parts.count > 1 ? Int(parts[1]) : nil)
  }
}

extension ModelOperation {
  init(_ json: JSON) throws {
    switch json["op"].text {
    case "to_dtype": self = .toDType(try DType(json["dtype"]))
    case "to_device": self = .toDevice(Device(json["device"].text))
    case "requires_grad":
      self = .requiresGrad(name: json["name"].text, json["value"].bool ?? true)
    case "freeze": self = .freeze
    case "tie": self = .tie(destination: json["dst"].text, source: json["src"].text)
    case "set_none": self = .setNone(json["name"].text)
    case "eval": self = .eval
    case "channels_last": self = .channelsLast
    case "wrap_module": self = .wrap(name: json["name"].string ?? "Wrapper")
    default: throw UnknownNotation("model operation", json)
    }
  }
}
