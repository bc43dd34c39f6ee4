extension Value {
  /// The value under a key of a dictionary or state dict, or `nil` where there is none.
  ///
  /// Python's `value.get(key)`, as in `checkpoint["epoch"]?.int`.
  public subscript(key: String) -> Value? {
    switch self {
    case .stateDict(let state): state.values[key]
    case .dictionary(let dictionary): dictionary[key]
    default: nil
    }
  }

  /// The value at an index of a list or tuple or under an integer key, or `nil` where there is none.
  public subscript(index: Int) -> Value? {
    switch self {
    case .list(let list) where list.values.indices.contains(index): list.values[index]
    case .tuple(let tuple) where tuple.values.indices.contains(index): tuple.values[index]
    case .dictionary(let dictionary): dictionary.value(for: .int(index))
    default: nil
    }
  }

  /// The tensor, or `nil` where the value is none.
  public var tensor: Tensor? {
    if case .tensor(let tensor) = self { tensor } else { nil }
  }

  /// The integer, or `nil` where the value is none.
  public var int: Int? {
    if case .int(let value) = self { value } else { nil }
  }

  /// The number, or `nil` where the value is none; integers count.
  public var double: Double? {
    switch self {
    case .float(let value): value
    case .int(let value): Double(value)
    default: nil
    }
  }

  /// The truth value, or `nil` where the value is none.
  public var bool: Bool? {
    if case .bool(let value) = self { value } else { nil }
  }

  /// The text, or `nil` where the value is none.
  public var string: String? {
    if case .string(let value) = self { value } else { nil }
  }

  /// The elements of a list or tuple, or `nil` where the value is neither.
  public var array: [Value]? {
    switch self {
    case .list(let list): list.values
    case .tuple(let tuple): tuple.values
    default: nil
    }
  }

  /// The names and values, or `nil` where this is no dictionary whose keys are all strings.
  ///
  /// A state dict is returned itself: changing it changes the value.
  public var stateDict: StateDict? {
    switch self {
    case .stateDict(let state): return state
    case .dictionary(let dictionary):
      let result = StateDict()
      for (key, value) in dictionary.items {
        guard let name = key.string else { return nil }
        result.values[name] = value
      }
      return result
    default: return nil
    }
  }

  /// Whether Python takes the value for true.
  public var isTrue: Bool {
    switch self {
    case .none: false
    case .bool(let value): value
    case .int(let value): value != 0
    case .float(let value): value != 0
    case .string(let value): !value.isEmpty
    default: true
    }
  }
}
