import OrderedCollections

extension Value {
  /// The value under a string key of a dictionary, or `nil` where there is none.
  public subscript(key: String) -> Value? {
    switch self {
    case .dictionary(let dictionary): dictionary[key]
    case .stateDict(let state): state.values[key]
    default: nil
    }
  }

  /// The value under an integer key of a dictionary, or the element of a list or tuple.
  ///
  /// `nil` where there is none.
  public subscript(index: Int) -> Value? {
    let elements: [Value]
    switch self {
    case .dictionary(let dictionary): return dictionary.value(for: .int(index))
    case .list(let list): elements = list.values
    case .tuple(let tuple): elements = tuple.values
    default: return nil
    }
    return elements.indices.contains(index) ? elements[index] : nil
  }

  /// The state dict, or a plain dictionary from strings as one; `nil` for anything else.
  ///
  /// Of a plain dictionary this is a new state dict over the same values.
  public var stateDict: StateDict? {
    switch self {
    case .stateDict(let state):
      return state
    case .dictionary(let dictionary):
      let state = StateDict()
      for (key, value) in dictionary.items {
        guard case .string(let name) = key else { return nil }
        state.values[name] = value
      }
      return state
    default:
      return nil
    }
  }

  /// The tensor, or `nil` where the value is something else.
  public var tensor: Tensor? {
    if case .tensor(let tensor) = self { tensor } else { nil }
  }

  /// The integer, or `nil` where the value is something else or exceeds an `Int`.
  public var int: Int? {
    switch self {
    case .int(let number): number
    case .bool(let flag): flag ? 1 : 0
    default: nil
    }
  }

  /// The number as a `Double`, or `nil` where the value is no real number.
  public var double: Double? {
    if case .float(let number) = self { number } else { int.map(Double.init) }
  }

  /// The text, or `nil` where the value is something else.
  public var string: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// The elements of a list, a tuple or a set; `nil` for anything else.
  public var elements: [Value]? {
    switch self {
    case .list(let list): list.values
    case .tuple(let tuple): tuple.values
    case .set(let values): values
    default: nil
    }
  }
}
