import Tensors

/// One size for all spatial dimensions, or one for each: `3` or `[1, 3]`.
///
/// Python's `int` or `tuple`, which descriptions tell apart.
public enum Sizes: Hashable, Sendable {
  /// The same size in every dimension.
  case all(Int)
  /// A size for every dimension.
  case each([Int])

  /// The sizes as a shape; one size is a shape of one dimension.
  var list: [Int] {
    switch self {
    case .all(let size): [size]
    case .each(let sizes): sizes
    }
  }

  /// The sizes for a number of dimensions.
  ///
  /// It is a mistake to give more or fewer sizes than there are dimensions.
  func expanded(_ rank: Int) -> [Int] {
    switch self {
    case .all(let size): return [Int](repeating: size, count: rank)
    case .each(let sizes):
      precondition(sizes.count == rank, "\(rank) sizes expected, but got \(Python.tuple(sizes))")
      return sizes
    }
  }
}

extension Sizes: ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral {
  /// Takes one size for all dimensions.
  public init(integerLiteral size: Int) { self = .all(size) }

  /// Takes a size for every dimension.
  public init(arrayLiteral sizes: Int...) { self = .each(sizes) }
}

extension Sizes: CustomStringConvertible {
  /// What Python's `repr` shows: `3` or `(1, 3)`.
  public var description: String {
    switch self {
    case .all(let size): String(size)
    case .each(let sizes): Python.tuple(sizes)
    }
  }
}
