extension LayerFault: CustomStringConvertible {
  /// PyTorch's sentence for this fault.
  public var description: String {
    switch self {
    case .convolutionRank(let operation, let rank, let shape):
      "Expected \(rank + 1)D (unbatched) or \(rank + 2)D (batched) input to \(operation), but got "
        + "input of size: \(list(shape))"
    case .convolutionChannels(let transposed, let groups, let weight, let shape, let expected):
      "Given \(transposed ? "transposed=1" : "groups=\(groups)"), weight of size \(list(weight)), "
        + "expected input\(list(shape)) to have \(expected) channels, but got \(shape[1]) "
        + "channels instead"
    case .kernelTooLarge(let input, let kernel):
      "Calculated padded input size per channel: (\(times(input, " x "))). Kernel size: "
        + "(\(times(kernel, " x "))). Kernel size can't be greater than actual input size"
    case .inputType(let input, let bias?):
      "Input type (\(input.cName)) and bias type (\(bias.cName)) should be the same"
    case .inputType(let input, nil):
      "expected scalar type \(input.legacyName) but found Float"
    case .inputDevice(let dtype, let device, let other, let name):
      "Input type (\(typeName(dtype, device))) and \(name) type (\(typeName(dtype, other))) should be the "
        + "same"
        + (device == .cpu
          ? " or input should be a MKLDNN tensor and \(name) is a dense tensor" : "")
    case .nonPositiveStride: "non-positive stride is not supported"
    case .nonPositiveDilation(let dilation):
      "dilation should be greater than zero, but got \(list(dilation))"
    case .emptyKernel(let kernel):
      "kernel size should be greater than zero, but got " + named(kernel, "kernel_")
    case .outputTooSmall(let input, let output):
      "Given input size per channel: (\(times(input, " x "))). Calculated output size per channel: "
        + "(\(times(output, " x "))). Output size is too small"
    case .poolStride, .poolKernel, .poolDilation, .poolNegativePadding, .adaptiveSize:
      poolOptions
    case .poolImage(let input, let kernel):
      "input image (\(axes(input, ""))) smaller than kernel size (\(axes(kernel, "k")))"
    case .lineDropoutRank(let rank):
      "dropout1d: Expected 2D or 3D input, but received a \(rank)D input. Note that dropout1d exists "
        + "to provide channel-wise dropout on inputs with 1 spatial dimension, a channel dimension, "
        + "and an optional batch dimension (i.e. 2D or 3D inputs)."
    case .poolDivisor: "divisor must be not zero"
    case .negativePadding: "negative padding is not supported"
    case .paddingRank(let padded, let rank):
      "Padding size \(2 * padded) is not supported for \(rank)D input tensor.\nSupported "
        + "combinations for non-constant padding:"
        + (1...3).map {
          "\n  - \($0 + 1)D or \($0 + 2)D input: padding size = \(2 * $0) (pads last "
            + "\($0 == 1 ? "dimension" : "\($0) dimensions"))"
        }.joined()
    case .paddingTooLarge(let argument, let before, let after, let dimension, let input):
      "Argument #\(argument): Padding size should be less than the corresponding input dimension, "
        + "but got: padding (\(before), \(after)) at dimension \(dimension) of input \(list(input))"
    case .paddingWraps: "Padding value causes wrapping around more than once."
    case .poolTooSmall("max_pool1d", _, let output):
      "max_pool1d() Invalid computed output size: \(output.last ?? 0)"
    case .poolTooSmall(_, let input, let output):
      "Given input size: (\(times(input, "x"))). Calculated output size: (\(times(output, "x"))). "
        + "Output size is too small"
    case .poolRank(let operation, let shape): poolRank(operation, shape)
    case .poolPadding("max_pool1d", let padding, let kernel, _):
      "max_pool1d() padding should be at most half of kernel size, but got padding=\(padding) and "
        + "kernel_size=\(kernel)"
    case .poolPadding(_, let padding, let kernel, let dilation):
      "pad should be at most half of effective kernel size, but got pad=\(padding), "
        + "kernel_size=\(kernel) and dilation=\(dilation)"

    case .normalizedShape(let shape, let input, let isRMS):
      "Given normalized_shape=\(list(shape)), expected input with shape [*\(isRMS ? "" : ", ")"
        + shape.map { String($0) }.joined(separator: ", ") + "], but got input of "
        + "size\(list(input))"
    case .groupChannels(let shape, let groups):
      "Expected number of channels in input to be divisible by num_groups, but got input of shape "
        + "\(list(shape)) and num_groups=\(groups)"
    case .groupRank(let rank):
      "Expected at least 2 dimensions for input tensor but received \(rank)"
    case .groupNeedsSeveral(let shape):
      "Expected more than 1 value per channel when training, got input size \(list(shape))"
    case .instanceChannels(let dimension, let expected, let given):
      "expected input's size at dim=\(dimension) to match num_features (\(expected)), but got: "
        + "\(given)."
    case .instanceNeedsSeveral(let shape):
      "Expected more than 1 spatial element when training, got input size \(Python.size(shape))"

    case .recurrentRank(let layer, let given):
      "\(layer): Expected input to be 2D or 3D, got \(given)D \(layer == "RNN" ? "tensor " : "")"
        + "instead"
    case .recurrentSize(let expected, let given):
      "input.size(-1) must be equal to input_size. Expected \(expected), got \(given)"
    case .recurrentType(let input, let weight):
      "RNN input dtype (\(input)) does not match weight dtype (\(weight)). Convert input: "
        + "input.to(\(weight)), or convert model: model.to(\(input))"
    case .recurrentDevice(let name, let input, let given):
      "Input and \(name) tensors are not at the same device, found input tensor at \(input) and "
        + "\(name) tensor at \(given)"
    case .hiddenSize(let expected, let given):
      "Expected hidden size \(Python.tuple(expected)), got \(list(given))"

    case .bilinearSize(let input, let given, let expected):
      "bilinear(): input\(input) size does not match weight size: got \(given) but expected "
        + "\(expected)"
    case .bilinearBatch(let dimension, let a, let b):
      "bilinear(): input batch dimensions do not match at dim \(dimension): got \(a) and \(b)"
    case .slopes(let parameters, let channels):
      "Mismatch of parameter numbers and input channel size. Found parameter numbers = "
        + "\(parameters) and channel size = \(channels)."
    case .channelSoftmaxRank(let rank):
      "Softmax2d: expected input to be 3D or 4D, got \(rank)D instead"
    case .halvedScalar: "glu does not support scalars because halving size must be even"
    case .halvedSize(let dimension, let size):
      "Halving dimension must be even, but dimension \(dimension) is size \(size)"
    case .slopeBounds: "Lower bound should be less than or equal to the upper bound"
    case .zeroAlpha: "ZeroDivisionError: alpha cannot be 0 for CELU"
    case .flattenOrder:
      "flatten() has invalid args: start_dim cannot come after end_dim"
    }
  }

  /// What PyTorch says of a pooling window that makes no sense.
  private var poolOptions: String {
    switch self {
    case .poolStride("max_pool1d", let stride):
      "max_pool1d() stride must be greater than zero, but got \(stride[0])"
    case .poolKernel("max_pool1d", let kernel):
      "max_pool1d() kernel_size must be greater than zero, but got \(kernel[0])"
    case .poolDilation("max_pool1d", let dilation):
      "max_pool1d() dilation must be greater than zero, but got \(dilation[0])"
    case .poolStride(_, let stride) where stride.contains(0): "stride should not be zero"
    case .poolStride(_, let stride):
      "stride should be greater than zero, but got " + axes(stride, "d")
    case .poolKernel(_, let kernel):
      "kernel size should be greater than zero, but got " + axes(kernel, "k")
    case .poolDilation(_, let dilation):
      "dilation should be greater than zero, but got " + axes(dilation, "dilation")
    case .poolNegativePadding("max_pool1d", let padding):
      "max_pool1d() padding must be non-negative, but got \(padding)"
    case .poolNegativePadding(_, let padding):
      "pad must be non-negative, but got pad: \(padding)"
    case .adaptiveSize(let operation, let sizes):
      "\(operation): elements of output_size must be greater than or equal to 0 but received "
        + "{\(sizes.map { String($0) }.joined(separator: ", "))}"
    default: ""
    }
  }

  /// Sizes with the names of their dimensions, as in `kH: 0 kW: 0`.
  private func axes(_ sizes: [Int], _ name: String) -> String {
    zip(["T", "H", "W"].suffix(sizes.count), sizes).map { "\(name)\($0): \($1)" }
      .joined(separator: " ")
  }

  /// Sizes with the names of their dimensions, as in `kernel_height: 0 kernel_width: 0`.
  private func named(_ sizes: [Int], _ name: String) -> String {
    zip(["depth", "height", "width"].suffix(sizes.count), sizes).map { "\(name)\($0): \($1)" }
      .joined(separator: " ")
  }

  /// The class of the exception that PyTorch raises.
  public var pythonClass: String {
    switch self {
    case .groupNeedsSeveral, .instanceChannels, .instanceNeedsSeveral, .recurrentRank,
      .recurrentType, .channelSoftmaxRank:
      "ValueError"
    case .poolRank("avg_pool2d", _): "IndexError"
    case .paddingRank: "NotImplementedError"
    default: "RuntimeError"
    }
  }

  /// What PyTorch says of an input with a wrong number of dimensions; every operation says it its way.
  private func poolRank(_ operation: String, _ shape: [Int]) -> String {
    switch operation {
    case "max_pool1d":
      "max_pool1d: Expected 2D or 3D (batch mode) tensor with optional 0 dim batch size for input, "
        + "but got:\(list(shape))"
    case "max_pool3d", "avg_pool3d": "non-empty 4D or 5D (batch mode) tensor expected for input"
    case "max_pool2d": "non-empty 3D or 4D (batch mode) tensor expected for input"
    case "avg_pool1d", "adaptive_avg_pool1d":
      "Expected 2 to 3 dimensions, but got \(shape.count)-dimensional tensor for argument #1 "
        + "'self' (while checking arguments for \(operation))"
    case "avg_pool2d":
      "Dimension out of range (expected to be in range of [\(-shape.count), \(shape.count - 1)], "
        + "but got -3)"
    default: "\(operation)(): Expected 3D or 4D tensor, but got \(list(shape))"
    }
  }
}

/// Sizes with a sign between them, as in `2x3`.
private func times(_ sizes: [Int], _ sign: String) -> String {
  sizes.map { String($0) }.joined(separator: sign)
}
