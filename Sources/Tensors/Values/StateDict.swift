/// What `Module.stateDict()` returns: names in order, each with its value.
///
/// Mirrors the `OrderedDict` of `torch.nn.Module.state_dict`. A reference, as in Python: loading with
/// `assign: true` marks the caller's own metadata.
public final class StateDict: ValueContainer {
  /// The values by name, in order.
  ///
  /// Nearly always tensors; extra state may be anything.
  public var values: OrderedDictionary<Value>
  /// For every module path the version (and other marks) that its class wrote.
  ///
  /// PyTorch's `_metadata`; `nil` for a plain dictionary.
  public var metadata: OrderedDictionary<OrderedDictionary<Value>>?

  /// Makes a state dict.
  public init(
    _ values: OrderedDictionary<Value> = [:],
    metadata: OrderedDictionary<OrderedDictionary<Value>>? = nil
  ) {
    self.values = values
    self.metadata = metadata
  }

  deinit { if values.values.contains(where: { $0.isContainer }) { releaseChildren() } }

  override func surrenderChildren() -> [Value] {
    defer { values = [:] }
    return Array(values.values)
  }

  /// The names, in order.
  public var keys: [String] { Array(values.keys) }

  /// The number of names.
  public var count: Int { values.count }

  /// Gives a name a value; a new name comes last, one that is there keeps its place.
  package func updateValue(_ value: Value, forKey name: String) {
    values.updateValue(value, forKey: name)
  }

  /// Gives names values, each of which follows its name, up to a name that is no text.
  ///
  /// - Returns: how many names and values that were.
  package func updateValues(_ items: [Value]) -> Int { Self.update(&values, items) }

  private static func update(_ values: inout OrderedDictionary<Value>, _ items: [Value]) -> Int {
    var place = 0
    while place + 1 < items.count, case .string(let name) = items[place] {
      values.updateValue(items[place + 1], forKey: name)
      place += 2
    }
    return place
  }

  /// Gives tensors names, of which there is one less: the first name comes apart.
  package func updateTensors(_ first: String, _ names: [String], _ tensors: ArraySlice<Tensor>) {
    var tensors = tensors
    if let tensor = tensors.popFirst() { updateValue(.tensor(tensor), forKey: first) }
    for (name, tensor) in zip(names, tensors) { updateValue(.tensor(tensor), forKey: name) }
  }

  /// The tensor of this name, or `nil` where there is none.
  ///
  /// Assigning `nil` removes the name.
  public subscript(name: String) -> Tensor? {
    get {
      if case .tensor(let tensor)? = values[name] { tensor } else { nil }
    }
    set { values[name] = newValue.map(Value.tensor) }
  }
}
