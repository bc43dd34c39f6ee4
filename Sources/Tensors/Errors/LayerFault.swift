/// Why a layer cannot take an input.
///
/// The text is PyTorch's, in `LayerFault+Messages.swift`.
public indirect enum LayerFault: Hashable, Sendable {
  // Convolution and pooling; `operation` is PyTorch's name, such as `conv2d`.
  case convolutionRank(operation: String, spatialRank: Int, shape: [Int])
  case convolutionChannels(
    transposed: Bool,
    groups: Int,
    weight: [Int],
    shape: [Int],
    expected: Int
  )
  case kernelTooLarge(input: [Int], kernel: [Int])
  case inputType(DType, bias: DType?)
  case inputDevice(DType, Device, other: Device, name: String)
  case nonPositiveStride
  case nonPositiveDilation([Int])
  case emptyKernel([Int])
  case outputTooSmall(input: [Int], output: [Int])
  case negativePadding
  case paddingRank(padded: Int, rank: Int)
  case paddingTooLarge(argument: Int, before: Int, after: Int, dimension: Int, input: [Int])
  case paddingWraps
  case poolTooSmall(operation: String, input: [Int], output: [Int])
  case poolRank(operation: String, shape: [Int])
  case poolPadding(operation: String, padding: Int, kernel: Int, dilation: Int)

  case poolDivisor
  case poolImage(input: [Int], kernel: [Int])
  case poolStride(operation: String, [Int])
  case poolKernel(operation: String, [Int])
  case poolDilation(operation: String, [Int])
  case poolNegativePadding(operation: String, Int)
  case adaptiveSize(operation: String, [Int])

  // Normalisation.
  case normalizedShape([Int], input: [Int], isRMS: Bool)
  case groupChannels(shape: [Int], groups: Int)
  case groupRank(Int)
  case groupNeedsSeveral(shape: [Int])
  case instanceChannels(dimension: Int, expected: Int, given: Int)
  case instanceNeedsSeveral(shape: [Int])

  // Recurrent layers.
  case recurrentRank(layer: String, given: Int)
  case recurrentSize(expected: Int, given: Int)
  case recurrentType(input: DType, weight: DType)
  case recurrentDevice(String, input: Device, given: Device)
  case hiddenSize(expected: [Int], given: [Int])

  // Other layers.
  case bilinearSize(input: Int, given: Int, expected: Int)
  case bilinearBatch(dimension: Int, Int, Int)
  case channelSoftmaxRank(Int)
  case halvedScalar
  case lineDropoutRank(Int)
  case halvedSize(dimension: Int, size: Int)
  case slopeBounds
  case zeroAlpha
  case slopes(parameters: Int, channels: Int)
  case flattenOrder
}
