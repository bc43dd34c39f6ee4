public import Tensors

/// Makes one element of all that a window covers.
///
/// The common part of the pooling layers.
public class Pool: Module {
  /// The size of the window.
  public let kernelSize: Sizes
  /// How far the window moves at a time.
  public let stride: Sizes
  /// How much is put around the input.
  public let padding: Sizes
  let rank: Int
  let roundsUp: Bool

  init(rank: Int, _ kernelSize: Sizes, stride: Sizes?, padding: Sizes, roundsUp: Bool) {
    self.rank = rank
    self.kernelSize = kernelSize
    self.stride = stride ?? kernelSize
    self.padding = padding
    self.roundsUp = roundsUp
    super.init()
  }

  func window(dilation: Sizes = 1) -> Window {
    Window(
      kernel: kernelSize.expanded(rank),
      stride: stride.expanded(rank),
      padding: padding.expanded(rank),
      dilation: dilation.expanded(rank)
    )
  }
}

/// The common part of `MaxPool1d`, `MaxPool2d` and `MaxPool3d`.
public class MaxPool: Pool {
  private let dilation: Sizes

  init(
    rank: Int,
    _ kernelSize: Sizes,
    stride: Sizes?,
    padding: Sizes,
    dilation: Sizes,
    ceilMode: Bool
  ) {
    self.dilation = dilation
    super.init(rank: rank, kernelSize, stride: stride, padding: padding, roundsUp: ceilMode)
  }

  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    try x.pooled(.max, window(dilation: dilation), spatialRank: rank, roundsUp: roundsUp)
  }

  public override var extraDescription: String {
    "kernel_size=\(kernelSize), stride=\(stride), padding=\(padding), dilation=\(dilation), "
      + "ceil_mode=\(Python.repr(roundsUp))"
  }
}

/// The common part of `AvgPool1d`, `AvgPool2d` and `AvgPool3d`.
public class AvgPool: Pool {
  private let pooling: Pooling

  init(
    rank: Int,
    _ kernelSize: Sizes,
    stride: Sizes?,
    padding: Sizes,
    ceilMode: Bool,
    countIncludePad: Bool,
    divisorOverride: Int? = nil
  ) {
    pooling = .average(countsPadding: countIncludePad, divisor: divisorOverride)
    super.init(rank: rank, kernelSize, stride: stride, padding: padding, roundsUp: ceilMode)
  }

  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    try x.pooled(pooling, window(), spatialRank: rank, roundsUp: roundsUp)
  }

  public override var extraDescription: String {
    "kernel_size=\(kernelSize), stride=\(stride), padding=\(padding)"
  }
}

/// The largest element of every window.
///
/// Mirrors `torch.nn.MaxPool1d`: `(N, C, L) -> (N, C, L')`.
public final class MaxPool1d: MaxPool {
  /// Makes a layer; the window moves by its own size unless `stride` says otherwise.
  public init(
    _ kernelSize: Sizes,
    stride: Sizes? = nil,
    padding: Sizes = 0,
    dilation: Sizes = 1,
    ceilMode: Bool = false
  ) {
    super.init(
      rank: 1,
      kernelSize,
      stride: stride,
      padding: padding,
      dilation: dilation,
      ceilMode: ceilMode
    )
  }

  public override var className: String { "MaxPool1d" }
}

/// The mean of every window.
///
/// Mirrors `torch.nn.AvgPool1d`: `(N, C, L) -> (N, C, L')`.
public final class AvgPool1d: AvgPool {
  /// Makes a layer; the window moves by its own size unless `stride` says otherwise.
  public init(
    _ kernelSize: Sizes,
    stride: Sizes? = nil,
    padding: Sizes = 0,
    ceilMode: Bool = false,
    countIncludePad: Bool = true
  ) {
    super.init(
      rank: 1,
      .each(kernelSize.expanded(1)),
      stride: stride.map { .each($0.expanded(1)) },
      padding: .each(padding.expanded(1)),
      ceilMode: ceilMode,
      countIncludePad: countIncludePad
    )
  }

  public override var className: String { "AvgPool1d" }
}

/// The largest element of every window.
///
/// Mirrors `torch.nn.MaxPool2d`: `(N, C, H, W) -> (N, C, H', W')`.
public final class MaxPool2d: MaxPool {
  /// Makes a layer; the window moves by its own size unless `stride` says otherwise.
  public init(
    _ kernelSize: Sizes,
    stride: Sizes? = nil,
    padding: Sizes = 0,
    dilation: Sizes = 1,
    ceilMode: Bool = false
  ) {
    super.init(
      rank: 2,
      kernelSize,
      stride: stride,
      padding: padding,
      dilation: dilation,
      ceilMode: ceilMode
    )
  }

  public override var className: String { "MaxPool2d" }
}

/// The mean of every window.
///
/// Mirrors `torch.nn.AvgPool2d`: `(N, C, H, W) -> (N, C, H', W')`.
public final class AvgPool2d: AvgPool {
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
      rank: 2,
      kernelSize,
      stride: stride,
      padding: padding,
      ceilMode: ceilMode,
      countIncludePad: countIncludePad,
      divisorOverride: divisorOverride
    )
  }

  public override var className: String { "AvgPool2d" }
}
