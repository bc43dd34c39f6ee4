import Tensors

extension Spec {
  /// Pooling layers; `nil` for other classes.
  func buildPool(_ arguments: inout SpecArguments) throws(SpecError) -> Module? {
    switch kind {
    case "MaxPool1d":
      try arguments.require("kernel_size")
      // `forward` gives the values alone.
      _ = try arguments.bool("return_indices", false)
      return MaxPool1d(
        try arguments.sizes("kernel_size", rank: 1),
        stride: try arguments.optionalSizes("stride", rank: 1),
        padding: try arguments.sizes("padding", 0, rank: 1),
        dilation: try arguments.sizes("dilation", rank: 1),
        ceilMode: try arguments.bool("ceil_mode", false)
      )
    case "AvgPool1d":
      try arguments.require("kernel_size")
      return AvgPool1d(
        try arguments.sizes("kernel_size", rank: 1),
        stride: try arguments.optionalSizes("stride", rank: 1),
        padding: try arguments.sizes("padding", 0, rank: 1),
        ceilMode: try arguments.bool("ceil_mode", false),
        countIncludePad: try arguments.bool("count_include_pad", true)
      )
    case "MaxPool2d":
      try arguments.require("kernel_size")
      // `forward` gives the values alone.
      _ = try arguments.bool("return_indices", false)
      return MaxPool2d(
        try arguments.sizes("kernel_size", rank: 2),
        stride: try arguments.optionalSizes("stride", rank: 2),
        padding: try arguments.sizes("padding", 0, rank: 2),
        dilation: try arguments.sizes("dilation", rank: 2),
        ceilMode: try arguments.bool("ceil_mode", false)
      )
    case "AvgPool2d":
      try arguments.require("kernel_size")
      return AvgPool2d(
        try arguments.sizes("kernel_size", rank: 2),
        stride: try arguments.optionalSizes("stride", rank: 2),
        padding: try arguments.sizes("padding", 0, rank: 2),
        ceilMode: try arguments.bool("ceil_mode", false),
        countIncludePad: try arguments.bool("count_include_pad", true),
        divisorOverride: try arguments.optionalInt("divisor_override")
      )
    case "MaxPool3d":
      try arguments.require("kernel_size")
      // `forward` gives the values alone.
      _ = try arguments.bool("return_indices", false)
      return MaxPool3d(
        try arguments.sizes("kernel_size", rank: 3),
        stride: try arguments.optionalSizes("stride", rank: 3),
        padding: try arguments.sizes("padding", 0, rank: 3),
        dilation: try arguments.sizes("dilation", rank: 3),
        ceilMode: try arguments.bool("ceil_mode", false)
      )
    case "AvgPool3d":
      try arguments.require("kernel_size")
      return AvgPool3d(
        try arguments.sizes("kernel_size", rank: 3),
        stride: try arguments.optionalSizes("stride", rank: 3),
        padding: try arguments.sizes("padding", 0, rank: 3),
        ceilMode: try arguments.bool("ceil_mode", false),
        countIncludePad: try arguments.bool("count_include_pad", true),
        divisorOverride: try arguments.optionalInt("divisor_override")
      )
    default: return try buildAdaptivePool(&arguments)
    }
  }

  private func buildAdaptivePool(_ arguments: inout SpecArguments) throws(SpecError) -> Module? {
    switch kind {
    case "AdaptiveAvgPool1d":
      try arguments.require("output_size")
      return AdaptiveAvgPool1d(try arguments.adaptiveSizes("output_size", rank: 1))
    case "AdaptiveAvgPool2d":
      try arguments.require("output_size")
      return AdaptiveAvgPool2d(try arguments.adaptiveSizes("output_size", rank: 2))
    case "AdaptiveAvgPool3d":
      try arguments.require("output_size")
      return AdaptiveAvgPool3d(try arguments.adaptiveSizes("output_size", rank: 3))
    case "AdaptiveMaxPool1d":
      try arguments.require("output_size")
      _ = try arguments.bool("return_indices", false)
      return AdaptiveMaxPool1d(try arguments.adaptiveSizes("output_size", rank: 1))
    case "AdaptiveMaxPool2d":
      try arguments.require("output_size")
      _ = try arguments.bool("return_indices", false)
      return AdaptiveMaxPool2d(try arguments.adaptiveSizes("output_size", rank: 2))
    case "AdaptiveMaxPool3d":
      try arguments.require("output_size")
      _ = try arguments.bool("return_indices", false)
      return AdaptiveMaxPool3d(try arguments.adaptiveSizes("output_size", rank: 3))
    default: return nil
    }
  }
}
