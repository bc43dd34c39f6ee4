import Tensors

extension Spec {
  /// Convolutions; `nil` for other classes.
  func buildConvolution(_ arguments: inout SpecArguments) throws(SpecError) -> Module? {
    switch kind {
    case "Conv1d": return Conv1d(try plainOptions(&arguments, rank: 1))
    case "Conv2d": return Conv2d(try plainOptions(&arguments, rank: 2))
    case "Conv3d": return Conv3d(try plainOptions(&arguments, rank: 3))
    case "ConvTranspose1d":
      let (options, extra) = try transposedOptions(&arguments, rank: 1)
      return ConvTranspose1d(options, outputPadding: extra)
    case "ConvTranspose2d":
      let (options, extra) = try transposedOptions(&arguments, rank: 2)
      return ConvTranspose2d(options, outputPadding: extra)
    case "ConvTranspose3d":
      let (options, extra) = try transposedOptions(&arguments, rank: 3)
      return ConvTranspose3d(options, outputPadding: extra)
    default: return nil
    }
  }

  private func plainOptions(
    _ arguments: inout SpecArguments,
    rank: Int
  ) throws(SpecError) -> ConvolutionOptions {
    #if PROGRAMS
      // The web pages' programs are about optimizers, and their module is small.
      let options = try convolutionOptions(&arguments, rank: rank)
      try arguments.check(options.fault)
      return options
    #else
      let name = arguments.text("padding")
      let modeName = try arguments.string("padding_mode", "zeros")
      var options = try convolutionOptions(&arguments, rank: rank)
      try arguments.check(options.fault)
      switch name {
      case nil: break
      case "same": options.padding = .same
      case "valid": options.padding = .valid
      case .some(let name):
        let message = "Invalid padding string \(Python.repr(name)), should be one of "
        try arguments.check(message + "{'same', 'valid'}")
      }
      try arguments.check(options.paddingFault(rank))
      if let mode = PaddingMode(rawValue: modeName) {
        options.paddingMode = mode
      } else {
        let message =
          "padding_mode must be one of {'replicate', 'reflect', 'zeros', 'circular'}, but "
        try arguments.check(message + "got padding_mode=" + Python.repr(modeName))
      }
      return options
    #endif
  }

  private func transposedOptions(
    _ arguments: inout SpecArguments,
    rank: Int
  ) throws(SpecError) -> (options: ConvolutionOptions, outputPadding: Sizes) {
    let modeName = try arguments.string("padding_mode", "zeros")
    let options = try convolutionOptions(&arguments, rank: rank)
    let isPossible = modeName == "zeros"
    try arguments.check(
      isPossible ? options.fault : "Only \"zeros\" padding mode is supported for \(kind)"
    )
    return (options, try arguments.sizes("output_padding", 0, rank: rank))
  }

  private func convolutionOptions(
    _ arguments: inout SpecArguments,
    rank: Int
  ) throws(SpecError) -> ConvolutionOptions {
    try arguments.require("in_channels", "out_channels", "kernel_size")
    return ConvolutionOptions(
      inChannels: try arguments.int("in_channels"),
      outChannels: try arguments.int("out_channels"),
      kernelSize: try arguments.sizes("kernel_size", rank: rank),
      stride: try arguments.sizes("stride", rank: rank),
      padding: .sizes(try arguments.sizes("padding", 0, rank: rank)),
      dilation: try arguments.sizes("dilation", rank: rank),
      groups: try arguments.int("groups", 1),
      bias: try arguments.bool("bias", true),
      device: try arguments.device()
    )
  }
}
