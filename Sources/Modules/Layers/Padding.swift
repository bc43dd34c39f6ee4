import Tensors

/// How much is put around the input of a convolution: `1`, `[0, 1]`, `.valid` or `.same`.
///
/// Python's `int`, `tuple` or `str`.
public enum Padding: Hashable, Sendable {
  /// These sizes, before and after.
  case sizes(Sizes)
  /// Nothing.
  case valid
  /// As much as makes the output as large as the input; where that is odd, one more comes after.
  case same

  /// The word that PyTorch shows, or `nil` where sizes are given.
  var name: String? {
    switch self {
    case .sizes: nil
    case .valid: "valid"
    case .same: "same"
    }
  }

  /// What comes before and after, for a kernel that reaches so much further than one element.
  func around(_ reach: [Int]) -> (before: [Int], after: [Int]) {
    switch self {
    case .sizes(let sizes):
      let sizes = sizes.expanded(reach.count)
      return (sizes, sizes)
    case .valid:
      let zeros = reach.map { _ in 0 }
      return (zeros, zeros)
    case .same: return (reach.map { $0 / 2 }, reach.map { $0 - $0 / 2 })
    }
  }
}

extension Padding: ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral {
  /// Takes one size for all dimensions.
  public init(integerLiteral size: Int) { self = .sizes(.all(size)) }

  /// Takes a size for every dimension.
  public init(arrayLiteral sizes: Int...) { self = .sizes(.each(sizes)) }
}
