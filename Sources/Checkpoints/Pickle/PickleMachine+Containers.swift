import Tensors

/// The opcodes that fill lists and dictionaries.
extension PickleMachine {
  /// How many entries pickle stores at once; where there are so many, more follow.
  private static let fullBatch = 1000

  mutating func append() throws(CheckpointError) {
    let item = try pop()
    let target = try top()
    guard case .list(let list) = target else {
      throw .pickle(.cannotAppend(type: target.pythonType), at: position)
    }
    list.values.append(item)
  }

  mutating func appends() throws(CheckpointError) {
    let items = try popMark()
    let target = try top()
    guard case .list(let list) = target else {
      throw .pickle(.cannotExtend(type: target.pythonType), at: position)
    }
    list.values.append(contentsOf: items)
  }

  mutating func setItem() throws(CheckpointError) {
    let value = try pop()
    let key = try pop()
    try store([key, value], opcode: "SETITEM")
  }

  mutating func setItems() throws(CheckpointError) {
    try store(try popMark(), opcode: "SETITEMS")
  }

  /// Stores keys and values, which follow each other, into the dictionary on top.
  private mutating func store(_ items: [Value], opcode: String) throws(CheckpointError) {
    let target = try top()
    guard target.isDictionary else {
      throw .pickle(.cannotSetItem(opcode: opcode, type: target.pythonType), at: position)
    }
    var start = 0
    reserveCapacity(for: items.count / 2, in: target)
    if case .stateDict(let state) = target, demotions[state] == nil {
      start = state.updateValues(items)
    }
    for place in stride(from: start, to: items.count, by: 2) {
      guard place + 1 < items.count else { throw .pickle(.oddItems, at: position) }
      _ = try store(items[place + 1], for: items[place], in: target)
    }
  }

  /// Makes room, once, in the first large dictionary and for what is remembered of its tensors.
  mutating func reserveCapacity(for count: Int, in target: Value) {
    guard count >= Self.fullBatch, expectedCount > 0 else { return }
    switch target {
    case .stateDict(let state): state.values.reserveCapacity(expectedCount)
    case .dictionary(let dictionary): dictionary.reserveCapacity(expectedCount)
    default: return
    }
    memo.reserveCapacity(tensors: expectedCount)
    expectedCount = 0
  }

  /// Stores one pair; returns whether the target is a dictionary.
  mutating func store(
    _ value: Value,
    for key: Value,
    in target: Value
  ) throws(CheckpointError) -> Bool {
    switch target {
    case .stateDict(let state):
      if case .string(let name) = key, demotions[state] == nil {
        state.updateValue(value, forKey: name)
        return true
      }
      try set(value, for: key, in: demotions.demote(state))
    case .dictionary(let dictionary):
      try set(value, for: key, in: dictionary)
    default:
      return false
    }
    return true
  }

  private func set(
    _ value: Value,
    for key: Value,
    in dictionary: ValueDictionary
  ) throws(CheckpointError) {
    guard dictionary.set(value, for: key) else {
      throw .pickle(.unhashable(type: key.unhashableTypeName), at: position)
    }
  }
}

extension Value {
  fileprivate var isDictionary: Bool {
    switch self {
    case .dictionary, .stateDict: true
    default: false
    }
  }

  /// The type that Python calls unhashable: the first such inside of tuples.
  fileprivate var unhashableTypeName: String {
    var value = self
    while case .tuple(let tuple) = value,
      let inner = tuple.values.first(where: { ValueKey($0) == nil })
    {
      value = inner
    }
    return value.typeName
  }
}
