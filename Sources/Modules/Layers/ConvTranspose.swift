public import Tensors

/// Lets every element of the input paint a kernel onto the output.
///
/// The common part of `ConvTranspose1d`, `ConvTranspose2d` and `ConvTranspose3d`.
public class TransposedConvolution: Convolution {
  private let extra: [Int]

  init(
    _ inChannels: Int,
    _ outChannels: Int,
    rank: Int,
    _ shape: ConvolutionShape,
    outputPadding: Sizes,
    groups: Int,
    bias: Bool,
    device: Device,
    dtype: DType
  ) {
    extra = outputPadding.expanded(rank)
    super.init(
      inChannels,
      outChannels,
      rank: rank,
      shape,
      groups: groups,
      bias: bias,
      isTransposed: true,
      device: device,
      dtype: dtype
    )
  }

  override var outputPadding: [Int] { extra }

  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    try .transposedConvolution(
      x,
      weight: weight,
      bias: bias,
      window: window,
      outputPadding: outputPadding,
      groups: groups
    )
  }
}

/// Paints kernels onto larger sequences.
///
/// Mirrors `torch.nn.ConvTranspose1d`: `(N, C, L) -> (N, F, L')`. `weight` has the shape
/// `(C, F / groups, K)`.
public final class ConvTranspose1d: TransposedConvolution {
  /// Makes a layer with random kernels.
  public init(
    _ inChannels: Int,
    _ outChannels: Int,
    kernelSize: Sizes,
    stride: Sizes = 1,
    padding: Sizes = 0,
    outputPadding: Sizes = 0,
    groups: Int = 1,
    bias: Bool = true,
    dilation: Sizes = 1,
    device: Device = .cpu,
    dtype: DType = .float32
  ) {
    super.init(
      inChannels,
      outChannels,
      rank: 1,
      ConvolutionShape(
        kernelSize: kernelSize,
        stride: stride,
        padding: padding,
        dilation: dilation
      ),
      outputPadding: outputPadding,
      groups: groups,
      bias: bias,
      device: device,
      dtype: dtype
    )
  }

  public override var className: String { "ConvTranspose1d" }
}

/// Paints kernels onto larger images.
///
/// Mirrors `torch.nn.ConvTranspose2d`: `(N, C, H, W) -> (N, F, H', W')`. `weight` has the shape
/// `(C, F / groups, K, K)`.
public final class ConvTranspose2d: TransposedConvolution {
  /// Makes a layer with random kernels.
  public init(
    _ inChannels: Int,
    _ outChannels: Int,
    kernelSize: Sizes,
    stride: Sizes = 1,
    padding: Sizes = 0,
    outputPadding: Sizes = 0,
    groups: Int = 1,
    bias: Bool = true,
    dilation: Sizes = 1,
    device: Device = .cpu,
    dtype: DType = .float32
  ) {
    super.init(
      inChannels,
      outChannels,
      rank: 2,
      ConvolutionShape(
        kernelSize: kernelSize,
        stride: stride,
        padding: padding,
        dilation: dilation
      ),
      outputPadding: outputPadding,
      groups: groups,
      bias: bias,
      device: device,
      dtype: dtype
    )
  }

  public override var className: String { "ConvTranspose2d" }
}

/// Paints kernels onto larger volumes.
///
/// Mirrors `torch.nn.ConvTranspose3d`: `(N, C, D, H, W) -> (N, F, D', H', W')`. `weight` has the shape
/// `(C, F / groups, K, K, K)`.
public final class ConvTranspose3d: TransposedConvolution {
  /// Makes a layer with random kernels.
  public init(
    _ inChannels: Int,
    _ outChannels: Int,
    kernelSize: Sizes,
    stride: Sizes = 1,
    padding: Sizes = 0,
    outputPadding: Sizes = 0,
    groups: Int = 1,
    bias: Bool = true,
    dilation: Sizes = 1,
    device: Device = .cpu,
    dtype: DType = .float32
  ) {
    super.init(
      inChannels,
      outChannels,
      rank: 3,
      ConvolutionShape(
        kernelSize: kernelSize,
        stride: stride,
        padding: padding,
        dilation: dilation
      ),
      outputPadding: outputPadding,
      groups: groups,
      bias: bias,
      device: device,
      dtype: dtype
    )
  }

  public override var className: String { "ConvTranspose3d" }
}
