public import Tensors

/// The largest element of every window.
///
/// Mirrors `torch.nn.MaxPool3d`: `(N, C, D, H, W) -> (N, C, D', H', W')`.
public final class MaxPool3d: MaxPool {
  /// Makes a layer; the window moves by its own size unless `stride` says otherwise.
  public init(
    _ kernelSize: Sizes,
    stride: Sizes? = nil,
    padding: Sizes = 0,
    dilation: Sizes = 1,
    ceilMode: Bool = false
  ) {
    super.init(
      rank: 3,
      kernelSize,
      stride: stride,
      padding: padding,
      dilation: dilation,
      ceilMode: ceilMode
    )
  }

  public override var className: String { "MaxPool3d" }
}

/// The mean of every window.
///
/// Mirrors `torch.nn.AvgPool3d`: `(N, C, D, H, W) -> (N, C, D', H', W')`.
public final class AvgPool3d: AvgPool {
  /// Makes a layer; the window moves by its own size unless `stride` says otherwise.
  ///
  /// A sum is divided by `divisorOverride` instead of the number of its elements; 0 is refused in
  /// `forward`.
  public init(
    _ kernelSize: Sizes,
    stride: Sizes? = nil,
    padding: Sizes = 0,
    ceilMode: Bool = false,
    countIncludePad: Bool = true,
    divisorOverride: Int? = nil
  ) {
    super.init(
      rank: 3,
      kernelSize,
      stride: stride,
      padding: padding,
      ceilMode: ceilMode,
      countIncludePad: countIncludePad,
      divisorOverride: divisorOverride
    )
  }

  public override var className: String { "AvgPool3d" }
}
