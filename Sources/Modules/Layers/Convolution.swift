public import Tensors

/// Slides kernels over one, two or three spatial dimensions.
///
/// The common part of `Conv1d`, `Conv2d` and `Conv3d` and of their transposed siblings; mirrors
/// `torch.nn.modules.conv._ConvNd`.
public class Convolution: Module {
  /// How many channels the input has.
  public let inChannels: Int
  /// How many channels the output has.
  public let outChannels: Int
  /// The size of the kernel in every spatial dimension.
  public let kernelSize: [Int]
  /// How far the kernel moves at a time.
  public let stride: [Int]
  /// How much is put around the input; of `same` the part that comes before.
  public let padding: [Int]
  /// What is put around the input.
  public let paddingMode: PaddingMode
  /// How far the taps of the kernel are apart.
  public let dilation: [Int]
  /// Into how many groups the channels are divided, each with kernels of its own.
  public let groups: Int
  private let paddingName: String?
  private let paddingAfter: [Int]

  init(_ options: ConvolutionOptions, rank: Int, isTransposed: Bool = false) {
    let fault = options.fault ?? options.paddingFault(rank)
    precondition(fault == nil, fault ?? "")
    (inChannels, outChannels) = (options.inChannels, options.outChannels)
    groups = options.groups
    kernelSize = options.kernelSize.expanded(rank)
    stride = options.stride.expanded(rank)
    dilation = options.dilation.expanded(rank)
    let reach = zip(kernelSize, dilation).map { ($0 - 1) &* $1 }
    (padding, paddingAfter) = options.padding.around(reach)
    paddingName = options.padding.name
    paddingMode = options.paddingMode
    super.init()
    let make = Parameters(device: options.device, dtype: options.dtype)
    let channels =
      isTransposed ? [inChannels, outChannels / groups] : [outChannels, inChannels / groups]
    let weight = make.kaimingUniform(channels + kernelSize)
    registerParameter("weight", weight)
    registerParameter("bias", options.bias ? make.uniformBias([outChannels], weight: weight) : nil)
  }

  /// The kernels.
  public var weight: Parameter { required(parameter: "weight") }

  /// What is added to every channel, or `nil` where nothing is.
  public var bias: Parameter? { parameter("bias") }

  /// What is put beside the output of a transposed convolution.
  var outputPadding: [Int] { padding.map { _ in 0 } }

  var window: Window {
    Window(kernel: kernelSize, stride: stride, padding: padding, dilation: dilation)
  }

  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    let isBatched = x.rank == padding.count + 1 || x.rank == padding.count + 2
    guard paddingMode != .zeros || (padding != paddingAfter && isBatched) else {
      return try .convolution(x, weight: weight, bias: bias, window: window, groups: groups)
    }
    return try .convolution(
      try x.padded(padding, paddingAfter, paddingMode),
      weight: weight,
      bias: bias,
      window: Window(
        kernel: kernelSize,
        stride: stride,
        padding: padding.map { _ in 0 },
        dilation: dilation
      ),
      groups: groups
    )
  }

  public override var extraDescription: String {
    var text = "\(inChannels), \(outChannels), kernel_size=\(Python.tuple(kernelSize)), "
    text += "stride=\(Python.tuple(stride))"
    if let paddingName {
      text += ", padding=" + paddingName
    } else if padding.contains(where: { $0 != 0 }) {
      text += ", padding=\(Python.tuple(padding))"
    }
    if dilation.contains(where: { $0 != 1 }) { text += ", dilation=\(Python.tuple(dilation))" }
    if outputPadding.contains(where: { $0 != 0 }) {
      text += ", output_padding=\(Python.tuple(outputPadding))"
    }
    if groups != 1 { text += ", groups=\(groups)" }
    if bias == nil { text += ", bias=False" }
    if paddingMode != .zeros { text += ", padding_mode=" + paddingMode.rawValue }
    return text
  }
}
