public import Tensors

/// Lets every element of the input paint a kernel onto the output.
///
/// The common part of `ConvTranspose1d`, `ConvTranspose2d` and `ConvTranspose3d`.
public class TransposedConvolution: Convolution {
  private let extra: [Int]

  init(_ options: ConvolutionOptions, rank: Int, outputPadding: Sizes) {
    extra = outputPadding.expanded(rank)
    super.init(options, rank: rank, isTransposed: true)
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
  public convenience init(
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
    self.init(
      ConvolutionOptions(
        inChannels: inChannels,
        outChannels: outChannels,
        kernelSize: kernelSize,
        stride: stride,
        padding: .sizes(padding),
        dilation: dilation,
        groups: groups,
        bias: bias,
        device: device,
        dtype: dtype
      ),
      outputPadding: outputPadding
    )
  }

  init(_ options: ConvolutionOptions, outputPadding: Sizes) {
    super.init(options, rank: 1, outputPadding: outputPadding)
  }

  public override var className: String { "ConvTranspose1d" }
}

/// Paints kernels onto larger images.
///
/// Mirrors `torch.nn.ConvTranspose2d`: `(N, C, H, W) -> (N, F, H', W')`. `weight` has the shape
/// `(C, F / groups, K, K)`.
public final class ConvTranspose2d: TransposedConvolution {
  /// Makes a layer with random kernels.
  public convenience init(
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
    self.init(
      ConvolutionOptions(
        inChannels: inChannels,
        outChannels: outChannels,
        kernelSize: kernelSize,
        stride: stride,
        padding: .sizes(padding),
        dilation: dilation,
        groups: groups,
        bias: bias,
        device: device,
        dtype: dtype
      ),
      outputPadding: outputPadding
    )
  }

  init(_ options: ConvolutionOptions, outputPadding: Sizes) {
    super.init(options, rank: 2, outputPadding: outputPadding)
  }

  public override var className: String { "ConvTranspose2d" }
}

/// Paints kernels onto larger volumes.
///
/// Mirrors `torch.nn.ConvTranspose3d`: `(N, C, D, H, W) -> (N, F, D', H', W')`. `weight` has the shape
/// `(C, F / groups, K, K, K)`.
public final class ConvTranspose3d: TransposedConvolution {
  /// Makes a layer with random kernels.
  public convenience init(
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
    self.init(
      ConvolutionOptions(
        inChannels: inChannels,
        outChannels: outChannels,
        kernelSize: kernelSize,
        stride: stride,
        padding: .sizes(padding),
        dilation: dilation,
        groups: groups,
        bias: bias,
        device: device,
        dtype: dtype
      ),
      outputPadding: outputPadding
    )
  }

  init(_ options: ConvolutionOptions, outputPadding: Sizes) {
    super.init(options, rank: 3, outputPadding: outputPadding)
  }

  public override var className: String { "ConvTranspose3d" }
}
