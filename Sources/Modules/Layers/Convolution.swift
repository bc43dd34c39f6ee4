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
  /// How many zeros are put around the input.
  public let padding: [Int]
  /// How far the taps of the kernel are apart.
  public let dilation: [Int]
  /// Into how many groups the channels are divided, each with kernels of its own.
  public let groups: Int

  init(
    _ inChannels: Int,
    _ outChannels: Int,
    rank: Int,
    _ shape: ConvolutionShape,
    groups: Int,
    bias: Bool,
    isTransposed: Bool = false,
    device: Device,
    dtype: DType
  ) {
    let fault = Self.fault(inChannels, outChannels, groups: groups)
    precondition(fault == nil, fault ?? "")
    self.inChannels = inChannels
    self.outChannels = outChannels
    self.groups = groups
    kernelSize = shape.kernelSize.expanded(rank)
    stride = shape.stride.expanded(rank)
    padding = shape.padding.expanded(rank)
    dilation = shape.dilation.expanded(rank)
    super.init()
    let make = Parameters(device: device, dtype: dtype)
    let channels =
      isTransposed ? [inChannels, outChannels / groups] : [outChannels, inChannels / groups]
    let weight = make.kaimingUniform(channels + kernelSize)
    registerParameter("weight", weight)
    registerParameter("bias", bias ? make.uniformBias([outChannels], weight: weight) : nil)
  }

  /// What PyTorch says where the channels do not divide, or `nil` where they do.
  static func fault(_ inChannels: Int, _ outChannels: Int, groups: Int) -> String? {
    if groups <= 0 { return "groups must be a positive integer" }
    if inChannels % groups != 0 { return "in_channels must be divisible by groups" }
    if outChannels % groups != 0 { return "out_channels must be divisible by groups" }
    return nil
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
    try .convolution(x, weight: weight, bias: bias, window: window, groups: groups)
  }

  public override var extraDescription: String {
    var text = "\(inChannels), \(outChannels), kernel_size=\(Python.tuple(kernelSize)), "
    text += "stride=\(Python.tuple(stride))"
    if padding.contains(where: { $0 != 0 }) { text += ", padding=\(Python.tuple(padding))" }
    if dilation.contains(where: { $0 != 1 }) { text += ", dilation=\(Python.tuple(dilation))" }
    if outputPadding.contains(where: { $0 != 0 }) {
      text += ", output_padding=\(Python.tuple(outputPadding))"
    }
    if groups != 1 { text += ", groups=\(groups)" }
    if bias == nil { text += ", bias=False" }
    return text
  }
}

/// How a kernel looks and moves.
struct ConvolutionShape {
  var kernelSize: Sizes
  var stride: Sizes
  var padding: Sizes
  var dilation: Sizes
}
