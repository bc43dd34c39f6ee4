import Tensors

/// What a convolution is made with.
struct ConvolutionOptions {
  var inChannels: Int
  var outChannels: Int
  var kernelSize: Sizes
  var stride: Sizes
  var padding: Padding
  var dilation: Sizes
  var groups: Int
  var bias: Bool
  var paddingMode = PaddingMode.zeros
  var device: Device
  var dtype = DType.float32

  /// What PyTorch says where the channels do not divide, or `nil` where they do.
  var fault: String? {
    if groups <= 0 { return "groups must be a positive integer" }
    if inChannels % groups != 0 { return "in_channels must be divisible by groups" }
    if outChannels % groups != 0 { return "out_channels must be divisible by groups" }
    return nil
  }

  /// What PyTorch says where the output cannot be as large as the input, or `nil` where it can.
  func paddingFault(_ rank: Int) -> String? {
    guard padding == .same, stride.expanded(rank).contains(where: { $0 != 1 }) else { return nil }
    return "padding='same' is not supported for strided convolutions"
  }
}
