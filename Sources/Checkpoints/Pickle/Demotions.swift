import Tensors

/// Ordered dictionaries that began as state dicts and turned out to be none.
///
/// Every `OrderedDict` begins as a `StateDict`, since nearly all are. One that gets a key that is
/// no string, or attributes that no state dict has, becomes a `ValueDictionary`; the values that
/// already mention it are corrected at the end.
struct Demotions {
  private var dictionaries: [ObjectIdentifier: (state: StateDict, dictionary: ValueDictionary)] =
    [:]

  /// Whether all state dicts are such.
  var isEmpty: Bool { dictionaries.isEmpty }

  /// What a state dict became, or `nil` where it is one.
  subscript(state: StateDict) -> ValueDictionary? {
    isEmpty ? nil : dictionaries[ObjectIdentifier(state)]?.dictionary
  }

  /// The dictionary that takes a state dict's place.
  mutating func demote(_ state: StateDict) -> ValueDictionary {
    if let known = self[state] { return known }
    let dictionary = ValueDictionary(
      state.values.map { (.string($0.key), $0.value) },
      kind: .orderedDict
    )
    if let metadata = state.metadata {
      dictionary.attributes = [("_metadata", .metadata(metadata))]
    }
    dictionaries[ObjectIdentifier(state)] = (state, dictionary)
    return dictionary
  }

  /// The value, with every demoted state dict replaced wherever it is mentioned.
  func apply(to root: Value) -> Value {
    var visited: Set<ObjectIdentifier> = []
    let root = replaced(root)
    var pending = [root]
    while let value = pending.popLast() {
      switch value {
      case .list(let list):
        guard visited.insert(ObjectIdentifier(list)).inserted else { continue }
        list.values = list.values.map(replaced)
        pending.append(contentsOf: list.values)
      case .tuple(let tuple):
        guard visited.insert(ObjectIdentifier(tuple)).inserted else { continue }
        tuple.values = tuple.values.map(replaced)
        pending.append(contentsOf: tuple.values)
      case .dictionary(let dictionary):
        guard visited.insert(ObjectIdentifier(dictionary)).inserted else { continue }
        for place in dictionary.items.indices {
          dictionary.items[place].value = replaced(dictionary.items[place].value)
          pending.append(dictionary.items[place].value)
        }
        for place in dictionary.attributes.indices {
          dictionary.attributes[place].value = replaced(dictionary.attributes[place].value)
          pending.append(dictionary.attributes[place].value)
        }
      case .stateDict(let state):
        guard visited.insert(ObjectIdentifier(state)).inserted else { continue }
        state.values = state.values.mapValues(replaced)
        pending.append(contentsOf: state.values.values)
      default:
        continue
      }
    }
    return root
  }

  private func replaced(_ value: Value) -> Value {
    if case .stateDict(let state) = value, let dictionary = self[state] {
      return .dictionary(dictionary)
    }
    return value
  }
}

extension Value {
  /// A state dict's metadata as the values that it was read from.
  static func metadata(
    _ metadata: OrderedDictionary<OrderedDictionary<Value>>
  ) -> Value {
    let outer = StateDict()
    for (path, marks) in metadata {
      let pairs = marks.map { (key: Value.string($0.key), value: $0.value) }
      outer.values[path] = .dictionary(ValueDictionary(pairs))
    }
    return .stateDict(outer)
  }
}
