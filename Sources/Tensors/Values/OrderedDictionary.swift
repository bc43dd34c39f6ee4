/// Values by name, in the order in which the names were first given.
///
/// Python's `dict` with text for keys. As there, two names are one only when they are the same code
/// point by code point: a composed and a decomposed accent are two, though Swift's `String` takes them
/// for equal.
public struct OrderedDictionary<Value> {
  /// The names, in order.
  public private(set) var keys: [String] = []
  /// The values, in the order of their names.
  public private(set) var values: [Value] = []
  private var positions = NamePositions()

  /// Makes an empty dictionary.
  public init() {}

  /// Makes a dictionary of pairs; of two with one name the later counts, in the earlier's place.
  public init(_ pairs: some Sequence<(String, Value)>) {
    reserveCapacity(pairs.underestimatedCount)
    for (key, value) in pairs { self[key] = value }
  }

  /// The number of names.
  public var count: Int { keys.count }

  /// Whether there are no names.
  public var isEmpty: Bool { keys.isEmpty }

  /// Makes room for so many names in all.
  public mutating func reserveCapacity(_ count: Int) {
    keys.reserveCapacity(count)
    values.reserveCapacity(count)
    positions.reserveCapacity(count, keys)
  }

  /// The value of a name, or `nil` where there is none; assigning `nil` removes the name.
  ///
  /// A new name comes last; one that is there keeps its place.
  public subscript(key: String) -> Value? {
    get { positions.find(key, in: keys).map { values[$0] } }
    set {
      if let newValue {
        updateValue(newValue, forKey: key)
      } else {
        removeValue(forKey: key)
      }
    }
  }

  /// The value of a name, which is made and put last where there is none.
  public subscript(key: String, default value: @autoclosure () -> Value) -> Value {
    get { self[key] ?? value() }
    _modify {
      let position = positions.findOrAdd(key, in: keys) ?? append(key, value())
      yield &values[position]
    }
  }

  /// Gives a name a value.
  ///
  /// - Returns: the value that it had, or `nil` where the name is new.
  @discardableResult
  public mutating func updateValue(_ value: Value, forKey key: String) -> Value? {
    guard let position = positions.findOrAdd(key, in: keys) else {
      append(key, value)
      return nil
    }
    defer { values[position] = value }
    return values[position]
  }

  /// Removes a name; the names after it move up, which takes as long as there are names.
  ///
  /// - Returns: the value that it had, or `nil` where there is no such name.
  @discardableResult
  public mutating func removeValue(forKey key: String) -> Value? {
    guard let position = positions.find(key, in: keys) else { return nil }
    keys.remove(at: position)
    positions = NamePositions(of: keys)
    return values.remove(at: position)
  }

  /// A dictionary of the same names, with what `transform` makes of each value.
  public func mapValues<Other, Failure>(
    _ transform: (Value) throws(Failure) -> Other
  ) throws(Failure) -> OrderedDictionary<Other> {
    var result = OrderedDictionary<Other>()
    result.keys = keys
    result.positions = positions
    result.values.reserveCapacity(values.count)
    for value in values { result.values.append(try transform(value)) }
    return result
  }

  @discardableResult
  private mutating func append(_ key: String, _ value: Value) -> Int {
    keys.append(key)
    values.append(value)
    return keys.count - 1
  }
}

extension OrderedDictionary: RandomAccessCollection {
  /// The place of the first entry: 0.
  public var startIndex: Int { 0 }

  /// The place after the last entry: the number of entries.
  public var endIndex: Int { keys.count }

  /// The entry at a place, counted from 0 in the order of insertion.
  public subscript(position: Int) -> (key: String, value: Value) {
    (keys[position], values[position])
  }
}

extension OrderedDictionary: ExpressibleByDictionaryLiteral {
  /// Makes a dictionary of a literal; of two equal names the later counts.
  public init(dictionaryLiteral elements: (String, Value)...) { self.init(elements) }
}

extension OrderedDictionary: Equatable where Value: Equatable {
  /// Whether both have the same names in the same order, with equal values.
  public static func == (a: Self, b: Self) -> Bool {
    a.values == b.values && a.keys.count == b.keys.count
      && zip(a.keys, b.keys).allSatisfy { $0.isSameText(as: $1) }
  }
}

extension OrderedDictionary: Sendable where Value: Sendable {}
