public import StateDictJSON
public import Tensors

/// What differs between two checkpoints, key by key.
public struct CheckpointDifference: Sendable {
  /// How one key differs.
  public enum Change: Sendable, Equatable {
    /// It is in the first only.
    case missing(path: String, what: String)
    /// It is in the second only.
    case unexpected(path: String, what: String)
    case reshaped(path: String, from: [Int], to: [Int])
    case recast(path: String, from: DType, to: DType, Amount)
    case changed(path: String, Amount)
    /// One of the two, or neither, is a tensor.
    case replaced(path: String, from: String, to: String)
    /// The same keys come in another order.
    case reordered
  }

  /// By how much the elements of two tensors differ.
  public struct Amount: Sendable, Equatable {
    /// How many differ.
    public let count: Int
    /// How many there are.
    public let total: Int
    /// The largest absolute difference; NaN where a number is NaN on one side only.
    public let largest: Double
  }

  /// The differences, in the order of the keys of the first, then those of the second.
  public private(set) var changes: [Change] = []
  /// How many keys both have with equal tensors or values.
  public private(set) var equal = 0

  /// Compares two values.
  ///
  /// - Parameters:
  ///   - first: the one that is there.
  ///   - second: the one that is compared with it.
  ///   - progress: told now and then how much of the work is done, from 0 to 1.
  /// - Throws: `DescriptionError`.
  public init(
    _ first: Value,
    _ second: Value,
    progress: (Double) -> Void = { _ in }
  ) throws(DescriptionError) {
    let (mine, theirs) = (try Entries(first).all, try Entries(second).all)
    let index = Dictionary(theirs.map { (Key($0.path), $0.value) }, uniquingKeysWith: { $1 })
    let known = Set(mine.map { Key($0.path) })
    for (place, entry) in mine.enumerated() {
      if let other = index[Key(entry.path)] {
        try compare(entry.path, entry.value, other)
      } else {
        changes.append(.missing(path: entry.path, what: Wording.value(entry.value)))
      }
      progress(Double(place + 1) / Double(mine.count))
    }
    for entry in theirs where !known.contains(Key(entry.path)) {
      changes.append(.unexpected(path: entry.path, what: Wording.value(entry.value)))
    }
    let keys = Set(index.keys)
    let common = mine.map { Key($0.path) }.filter(keys.contains)
    if common != theirs.map({ Key($0.path) }).filter(known.contains) { changes.append(.reordered) }
  }

  private mutating func compare(
    _ path: String,
    _ first: Value,
    _ second: Value
  ) throws(DescriptionError) {
    guard let a = first.tensor, let b = second.tensor else {
      let (from, to) = (Wording.value(first), Wording.value(second))
      if from == to, first.typeName == second.typeName {
        equal += 1
      } else {
        changes.append(.replaced(path: path, from: from, to: to))
      }
      return
    }
    guard a.shape == b.shape else {
      changes.append(.reshaped(path: path, from: a.shape, to: b.shape))
      return
    }
    let amount = try Amount(a, b)
    if a.dtype != b.dtype {
      changes.append(.recast(path: path, from: a.dtype, to: b.dtype, amount))
    } else if amount.count > 0 {
      changes.append(.changed(path: path, amount))
    } else {
      equal += 1
    }
  }
}

/// A path that equals another only byte by byte; Swift takes two spellings of an accent for equal.
private struct Key: Hashable {
  let bytes: [UInt8]

  init(_ path: String) { bytes = Array(path.utf8) }
}
