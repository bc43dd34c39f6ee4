public import Tensors

/// Slides kernels over sequences.
///
/// Mirrors `torch.nn.Conv1d`: `(N, C, L) -> (N, F, L')`; without a batch
/// `(C, L) -> (F, L')`. `weight` has the shape `(F, C / groups, K)`.
public final class Conv1d: Convolution {
  /// Makes a layer with random kernels.
  public convenience init(
    _ inChannels: Int,
    _ outChannels: Int,
    kernelSize: Sizes,
    stride: Sizes = 1,
    padding: Padding = 0,
    dilation: Sizes = 1,
    groups: Int = 1,
    bias: Bool = true,
    paddingMode: PaddingMode = .zeros,
    device: Device = .cpu,
    dtype: DType = .float32
  ) {
    self.init(
      ConvolutionOptions(
        inChannels: inChannels,
        outChannels: outChannels,
        kernelSize: kernelSize,
        stride: stride,
        padding: padding,
        dilation: dilation,
        groups: groups,
        bias: bias,
        paddingMode: paddingMode,
        device: device,
        dtype: dtype
      )
    )
  }

  init(_ options: ConvolutionOptions) { super.init(options, rank: 1) }

  public override var className: String { "Conv1d" }
}

/// Slides kernels over images.
///
/// Mirrors `torch.nn.Conv2d`: `(N, C, H, W) -> (N, F, H', W')`; without a batch
/// `(C, H, W) -> (F, H', W')`. `weight` has the shape `(F, C / groups, K, K)`.
public final class Conv2d: Convolution {
  /// Makes a layer with random kernels.
  public convenience init(
    _ inChannels: Int,
    _ outChannels: Int,
    kernelSize: Sizes,
    stride: Sizes = 1,
    padding: Padding = 0,
    dilation: Sizes = 1,
    groups: Int = 1,
    bias: Bool = true,
    paddingMode: PaddingMode = .zeros,
    device: Device = .cpu,
    dtype: DType = .float32
  ) {
    self.init(
      ConvolutionOptions(
        inChannels: inChannels,
        outChannels: outChannels,
        kernelSize: kernelSize,
        stride: stride,
        padding: padding,
        dilation: dilation,
        groups: groups,
        bias: bias,
        paddingMode: paddingMode,
        device: device,
        dtype: dtype
      )
    )
  }

  init(_ options: ConvolutionOptions) { super.init(options, rank: 2) }

  public override var className: String { "Conv2d" }
}

/// Slides kernels over volumes.
///
/// Mirrors `torch.nn.Conv3d`: `(N, C, D, H, W) -> (N, F, D', H', W')`; without a batch
/// `(C, D, H, W) -> (F, D', H', W')`. `weight` has the shape `(F, C / groups, K, K, K)`.
public final class Conv3d: Convolution {
  /// Makes a layer with random kernels.
  public convenience init(
    _ inChannels: Int,
    _ outChannels: Int,
    kernelSize: Sizes,
    stride: Sizes = 1,
    padding: Padding = 0,
    dilation: Sizes = 1,
    groups: Int = 1,
    bias: Bool = true,
    paddingMode: PaddingMode = .zeros,
    device: Device = .cpu,
    dtype: DType = .float32
  ) {
    self.init(
      ConvolutionOptions(
        inChannels: inChannels,
        outChannels: outChannels,
        kernelSize: kernelSize,
        stride: stride,
        padding: padding,
        dilation: dilation,
        groups: groups,
        bias: bias,
        paddingMode: paddingMode,
        device: device,
        dtype: dtype
      )
    )
  }

  init(_ options: ConvolutionOptions) { super.init(options, rank: 3) }

  public override var className: String { "Conv3d" }
}
