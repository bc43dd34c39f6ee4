public import Modules
public import Tensors

extension Spec {
  /// Reads a model spec as the oracle writes it.
  public init(_ json: JSON) throws(ReplayError) {
    var arguments: OrderedDictionary<SpecArgument> = [:]
    for member in json["args"].members {
      arguments[member.key] = try SpecArgument(member.value)
    }
    self.init(
      kind: json["class"].text,
      arguments: arguments,
      children: try json["children"].map(Self.child),
      custom: json["class"].text == "Custom" ? try CustomSpec(json) : nil
    )
  }
}

extension Spec {
  private static func child(_ pair: JSON) throws(ReplayError) -> (name: String, spec: Spec) {
    (pair[0].text, try Spec(pair[1]))
  }
}

extension SpecArgument {
  init(_ json: JSON) throws(ReplayError) {
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
  init(_ json: JSON) throws(ReplayError) {
    self.init(
      name: json["name"].text,
      version: json["version"].int ?? 1,
      parameters: try json["params"].map(Self.entry),
      buffers: try json["buffers"].map(Self.entry),
      extraState: json["extra_state"].isNull ? nil : try Value(json["extra_state"])
    )
  }
}

extension CustomSpec {
  private static func entry(
    _ pair: JSON
  ) throws(ReplayError) -> (name: String, entry: Entry?) {
    (pair[0].text, pair[1].isNull ? nil : try Entry(pair[1]))
  }
}

extension CustomSpec.Entry {
  init(_ json: JSON) throws(ReplayError) {
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
  public init(_ json: JSON) throws(ReplayError) {
    let name = json.string ?? "float32"
    guard let dtype = DType.allCases.first(where: { $0.name == name }) else {
      throw .unknown("dtype", json)
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
