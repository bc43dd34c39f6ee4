public import Tensors

/// Divides the input evenly into parts and makes one element of each.
///
/// The common part of the adaptive pooling layers.
public class AdaptivePool: Module {
  private let outputSize: AdaptiveSizes
  private let rank: Int
  private let pooling: Pooling

  init(rank: Int, _ outputSize: AdaptiveSizes, _ pooling: Pooling) {
    self.rank = rank
    self.outputSize = outputSize
    self.pooling = pooling
    super.init()
  }

  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    try x.adaptivelyPooled(pooling, to: outputSize.expanded(rank))
  }

  public override var extraDescription: String { "output_size=\(outputSize)" }
}

/// One size for all dimensions, or one for each; `nil` keeps a dimension as it is.
public enum AdaptiveSizes: Sendable {
  /// The same size in every dimension.
  case all(Int?)
  /// A size for every dimension.
  case each([Int?])

  func expanded(_ rank: Int) -> [Int?] {
    switch self {
    case .all(let size): return [Int?](repeating: size, count: rank)
    case .each(let sizes):
      precondition(sizes.count == rank, "\(rank) sizes expected, but got \(self)")
      return sizes
    }
  }
}

extension AdaptiveSizes: ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral {
  /// Takes one size for all dimensions.
  public init(integerLiteral size: Int) { self = .all(size) }

  /// Takes a size for every dimension.
  public init(arrayLiteral sizes: Int?...) { self = .each(sizes) }
}

extension AdaptiveSizes: CustomStringConvertible {
  /// What Python's `repr` shows, as in `(1, None)`.
  public var description: String {
    switch self {
    case .all(let size): return text(size)
    case .each(let sizes):
      let inner = sizes.map { text($0) }.joined(separator: ", ")
      return "(" + inner + (sizes.count == 1 ? ",)" : ")")
    }
  }

  private func text(_ size: Int?) -> String { size.map { String($0) } ?? "None" }
}

/// The mean of every part.
///
/// Mirrors `torch.nn.AdaptiveAvgPool1d`: `(N, C, L) -> (N, C, L')`.
public final class AdaptiveAvgPool1d: AdaptivePool {
  /// Makes a layer with outputs of this size.
  public init(_ outputSize: AdaptiveSizes) {
    super.init(rank: 1, outputSize, .average(countsPadding: false))
  }

  public override var className: String { "AdaptiveAvgPool1d" }
}

/// The mean of every part.
///
/// Mirrors `torch.nn.AdaptiveAvgPool2d`: `(N, C, H, W) -> (N, C, H', W')`.
public final class AdaptiveAvgPool2d: AdaptivePool {
  /// Makes a layer with outputs of this size.
  public init(_ outputSize: AdaptiveSizes) {
    super.init(rank: 2, outputSize, .average(countsPadding: false))
  }

  public override var className: String { "AdaptiveAvgPool2d" }
}

/// The largest element of every part.
///
/// Mirrors `torch.nn.AdaptiveMaxPool1d`: `(N, C, L) -> (N, C, L')`.
public final class AdaptiveMaxPool1d: AdaptivePool {
  /// Makes a layer with outputs of this size.
  public init(_ outputSize: AdaptiveSizes) {
    super.init(rank: 1, outputSize, .max)
  }

  public override var className: String { "AdaptiveMaxPool1d" }
}

/// The largest element of every part.
///
/// Mirrors `torch.nn.AdaptiveMaxPool2d`: `(N, C, H, W) -> (N, C, H', W')`.
public final class AdaptiveMaxPool2d: AdaptivePool {
  /// Makes a layer with outputs of this size.
  public init(_ outputSize: AdaptiveSizes) {
    super.init(rank: 2, outputSize, .max)
  }

  public override var className: String { "AdaptiveMaxPool2d" }
}

/// The mean of every part.
///
/// Mirrors `torch.nn.AdaptiveAvgPool3d`: `(N, C, D, H, W) -> (N, C, D', H', W')`.
public final class AdaptiveAvgPool3d: AdaptivePool {
  /// Makes a layer with outputs of this size.
  public init(_ outputSize: AdaptiveSizes) {
    super.init(rank: 3, outputSize, .average(countsPadding: false))
  }

  public override var className: String { "AdaptiveAvgPool3d" }
}

/// The largest element of every part.
///
/// Mirrors `torch.nn.AdaptiveMaxPool3d`: `(N, C, D, H, W) -> (N, C, D', H', W')`.
public final class AdaptiveMaxPool3d: AdaptivePool {
  /// Makes a layer with outputs of this size.
  public init(_ outputSize: AdaptiveSizes) {
    super.init(rank: 3, outputSize, .max)
  }

  public override var className: String { "AdaptiveMaxPool3d" }
}
