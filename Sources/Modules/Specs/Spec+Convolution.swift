import Tensors

extension Spec {
  /// Convolutions; `nil` for other classes.
  func buildConvolution(_ arguments: inout SpecArguments) throws(SpecError) -> Module? {
    let rank: Int
    switch kind {
    case "Conv1d", "ConvTranspose1d": rank = 1
    case "Conv2d", "ConvTranspose2d": rank = 2
    case "Conv3d", "ConvTranspose3d": rank = 3
    default: return nil
    }
    try arguments.require("in_channels", "out_channels", "kernel_size")
    let (input, output) = (try arguments.int("in_channels"), try arguments.int("out_channels"))
    let kernel = try arguments.sizes("kernel_size", rank: rank)
    let stride = try arguments.sizes("stride", rank: rank)
    let padding = try arguments.sizes("padding", 0, rank: rank)
    let dilation = try arguments.sizes("dilation", rank: rank)
    let groups = try arguments.int("groups", 1)
    let bias = try arguments.bool("bias", true)
    let device = try arguments.device()
    try arguments.check(Convolution.fault(input, output, groups: groups))
    switch kind {
    case "Conv1d":
      return Conv1d(
        input,
        output,
        kernelSize: kernel,
        stride: stride,
        padding: padding,
        dilation: dilation,
        groups: groups,
        bias: bias,
        device: device
      )
    case "Conv2d":
      return Conv2d(
        input,
        output,
        kernelSize: kernel,
        stride: stride,
        padding: padding,
        dilation: dilation,
        groups: groups,
        bias: bias,
        device: device
      )
    case "Conv3d":
      return Conv3d(
        input,
        output,
        kernelSize: kernel,
        stride: stride,
        padding: padding,
        dilation: dilation,
        groups: groups,
        bias: bias,
        device: device
      )
    case "ConvTranspose1d":
      return ConvTranspose1d(
        input,
        output,
        kernelSize: kernel,
        stride: stride,
        padding: padding,
        outputPadding: try arguments.sizes("output_padding", 0, rank: 1),
        groups: groups,
        bias: bias,
        dilation: dilation,
        device: device
      )
    case "ConvTranspose2d":
      return ConvTranspose2d(
        input,
        output,
        kernelSize: kernel,
        stride: stride,
        padding: padding,
        outputPadding: try arguments.sizes("output_padding", 0, rank: 2),
        groups: groups,
        bias: bias,
        dilation: dilation,
        device: device
      )
    default:
      return ConvTranspose3d(
        input,
        output,
        kernelSize: kernel,
        stride: stride,
        padding: padding,
        outputPadding: try arguments.sizes("output_padding", 0, rank: 3),
        groups: groups,
        bias: bias,
        dilation: dilation,
        device: device
      )
    }
  }
}
