public import StateDictJSON
public import Tensors

/// What a checkpoint holds, flat: every tensor and plain value with its path.
///
/// A path is the keys on the way, as in `optimizer/param_groups[0]/lr`; a state dict's names are
/// paths already.
public struct Entries {
  /// A tensor or plain value, and where it is.
  public struct Entry {
    /// The keys on the way, as people read them.
    public let path: String
    /// What is there: no dictionary, list or tuple that holds something.
    public let value: Value
  }

  /// All entries, in order.
  public private(set) var all: [Entry] = []

  private static let maximumDepth = 500
  private static let maximumCount = 2_000_000

  /// Flattens a value.
  ///
  /// - Throws: `DescriptionError` where values contain themselves, or would fill pages without end.
  public init(_ value: Value) throws(DescriptionError) { try add(value, "", 0) }

  /// The entries that are tensors.
  public var tensors: [(path: String, tensor: Tensor)] {
    all.compactMap { entry in entry.value.tensor.map { (entry.path, $0) } }
  }

  private mutating func add(
    _ value: Value,
    _ path: String,
    _ depth: Int
  ) throws(DescriptionError) {
    guard depth < Self.maximumDepth else { throw .tooDeep }
    guard all.count < Self.maximumCount else { throw .tooLarge }
    switch value {
    case .stateDict(let state) where state.count > 0:
      for (key, value) in zip(state.values.keys, state.values.values) {
        try add(value, Self.join(path, Wording.name(key)), depth + 1)
      }
    case .dictionary(let dictionary) where dictionary.count > 0:
      for (key, value) in dictionary.items {
        try add(value, Self.join(path, Self.name(key)), depth + 1)
      }
    case .list(let list) where !list.values.isEmpty:
      try add(list.values, path, depth)
    case .tuple(let tuple) where !tuple.values.isEmpty:
      try add(tuple.values, path, depth)
    default: all.append(Entry(path: path, value: value))
    }
  }

  private mutating func add(
    _ values: [Value],
    _ path: String,
    _ depth: Int
  ) throws(DescriptionError) {
    for (index, value) in values.enumerated() { try add(value, path + "[\(index)]", depth + 1) }
  }

  private static func join(_ path: String, _ name: String) -> String {
    path.isEmpty ? name : path + "/" + name
  }

  /// A key of a dictionary, as people read it.
  private static func name(_ key: Value) -> String {
    switch key {
    case .string(let text): Wording.name(text)
    case .tuple(let tuple):
      "(" + tuple.values.map { Wording.value($0) }.joined(separator: ", ") + ")"
    default: Wording.value(key)
    }
  }
}
