public import Tensors

/// Makes one dimension of several.
///
/// Mirrors `torch.nn.Flatten`: `(N, C, H, W) -> (N, C * H * W)` unless told otherwise.
public final class Flatten: Module {
  /// The first of the dimensions that become one.
  public let startDimension: Int
  /// The last of the dimensions that become one.
  public let endDimension: Int

  /// Makes a layer; negative dimensions count from the end.
  public init(startDimension: Int = 1, endDimension: Int = -1) {
    self.startDimension = startDimension
    self.endDimension = endDimension
    super.init()
  }

  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    let (start, end) = (try x.wrap(startDimension), try x.wrap(endDimension))
    guard start <= end else { throw .layer(.flattenOrder) }
    guard x.rank > 0 else { return try x.reshape(1) }
    let size = x.shape[start...end].reduce(1, *)
    return try x.reshape(x.shape[..<start] + [size] + x.shape[(end + 1)...])
  }

  public override var className: String { "Flatten" }

  public override var extraDescription: String {
    "start_dim=\(startDimension), end_dim=\(endDimension)"
  }
}

/// Gives back what it gets.
///
/// Mirrors `torch.nn.Identity`: any shape to the same shape.
public final class Identity: Module {
  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor { x }

  public override var className: String { "Identity" }
}
