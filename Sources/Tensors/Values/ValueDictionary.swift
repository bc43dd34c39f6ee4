/// A Python dictionary: a reference to pairs in order of insertion.
///
/// Keys are any hashable Python value, which is why this is not a Swift dictionary.
public final class ValueDictionary: ValueContainer {
  /// The class of the dictionary.
  public enum Class: Sendable { case dict, orderedDict, counter }

  /// The class of the dictionary.
  public let kind: Class
  /// The pairs, in order of insertion.
  public package(set) var items: [(key: Value, value: Value)]
  /// The Python attributes of an `OrderedDict`, such as `_metadata`, by name.
  public package(set) var attributes: [(name: String, value: Value)] = []
  /// Where each key is in `items`.
  private var index: [ValueKey: Int] = [:]

  /// Makes a dictionary; of equal keys the last one's value counts.
  public init(_ items: [(key: Value, value: Value)] = [], kind: Class = .dict) {
    self.items = []
    self.kind = kind
    super.init()
    for item in items { set(item.value, for: item.key) }
  }

  deinit { releaseChildren() }

  /// The number of pairs.
  public var count: Int { items.count }

  /// The keys that are strings, in order.
  public var keys: [String] { items.compactMap { $0.key.string } }

  /// The value of an equal key, or `nil` where there is none.
  public func value(for key: Value) -> Value? {
    guard let place = ValueKey(key).flatMap({ index[$0] }) else { return nil }
    return items[place].value
  }

  /// Sets the value of a key, which keeps its place when it is already there.
  ///
  /// - Returns: whether the key can be one: lists and dictionaries cannot.
  @discardableResult
  public func set(_ value: Value, for key: Value) -> Bool {
    guard let hashed = ValueKey(key) else { return false }
    if let place = index[hashed] {
      items[place].value = value
    } else {
      index[hashed] = items.count
      items.append((key, value))
    }
    return true
  }

  /// Sets tensors under names, of which there is one less: the first name comes apart.
  package func updateTensors(_ first: String, _ names: [String], _ tensors: ArraySlice<Tensor>) {
    var tensors = tensors
    if let tensor = tensors.popFirst() { set(.tensor(tensor), for: .string(first)) }
    for (name, tensor) in zip(names, tensors) { set(.tensor(tensor), for: .string(name)) }
  }

  /// Makes room for so many pairs in all.
  package func reserveCapacity(_ count: Int) {
    items.reserveCapacity(count)
    index.reserveCapacity(count)
  }

  /// Removes the pair of an equal key, and returns its value.
  @discardableResult
  public func remove(_ key: Value) -> Value? {
    guard let hashed = ValueKey(key), let place = index.removeValue(forKey: hashed) else {
      return nil
    }
    for (key, other) in index where other > place { index[key] = other - 1 }
    return items.remove(at: place).value
  }

  /// The value under a string key; assigning `nil` leaves the dictionary as it is.
  public subscript(key: String) -> Value? {
    get { value(for: .string(key)) }
    set { if let newValue { set(newValue, for: .string(key)) } }
  }

  override func surrenderChildren() -> [Value] {
    var children: [Value] = []
    children.reserveCapacity(items.count)
    for item in items {
      children.append(item.key)
      children.append(item.value)
    }
    for attribute in attributes { children.append(attribute.value) }
    items = []
    attributes = []
    index = [:]
    return children
  }
}
