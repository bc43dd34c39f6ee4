public import Tensors

/// Shares of one along a dimension.
///
/// Mirrors `torch.nn.Softmax`: any shape to the same shape.
public final class Softmax: Module {
  private let dimension: Int?

  /// Makes a layer; without a dimension PyTorch's old rule says which one it is.
  public init(_ dimension: Int? = nil) {
    self.dimension = dimension
    super.init()
  }

  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    try x.softmax(dimension ?? impliedDimension(of: x))
  }

  public override var className: String { "Softmax" }

  public override var extraDescription: String {
    "dim=" + (dimension.map { String($0) } ?? "None")
  }
}

/// The logarithm of `Softmax`, computed in one go.
///
/// Mirrors `torch.nn.LogSoftmax`: any shape to the same shape.
public final class LogSoftmax: Module {
  private let dimension: Int?

  /// Makes a layer; without a dimension PyTorch's old rule says which one it is.
  public init(_ dimension: Int? = nil) {
    self.dimension = dimension
    super.init()
  }

  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    try x.logSoftmax(dimension ?? impliedDimension(of: x))
  }

  public override var className: String { "LogSoftmax" }

  public override var extraDescription: String {
    "dim=" + (dimension.map { String($0) } ?? "None")
  }
}

/// `Softmax` of what is small: the smallest element has the largest share.
///
/// Mirrors `torch.nn.Softmin`: any shape to the same shape.
public final class Softmin: Module {
  private let dimension: Int?

  /// Makes a layer; without a dimension PyTorch's old rule says which one it is.
  public init(_ dimension: Int? = nil) {
    self.dimension = dimension
    super.init()
  }

  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    try (-x).softmax(dimension ?? impliedDimension(of: x))
  }

  public override var className: String { "Softmin" }

  public override var extraDescription: String {
    "dim=" + (dimension.map { String($0) } ?? "None")
  }
}

/// `Softmax` over the channels of images.
///
/// Mirrors `torch.nn.Softmax2d`: `(N, C, H, W)` or `(C, H, W)` to the same shape.
public final class Softmax2d: Module {
  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    guard x.rank == 3 || x.rank == 4 else { throw .layer(.channelSoftmaxRank(x.rank)) }
    return try x.softmax(-3)
  }

  public override var className: String { "Softmax2d" }
}

/// The dimension that PyTorch takes where none was given.
private func impliedDimension(of x: Tensor) -> Int { [0, 1, 3].contains(x.rank) ? 0 : 1 }
