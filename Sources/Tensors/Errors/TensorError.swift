/// What can go wrong with a tensor.
///
/// Cases here, sentences in `TensorError+Messages.swift`: the text is PyTorch's.
public indirect enum TensorError: Error, Hashable, Sendable {
  // A tensor over a storage.
  case lengthsDiffer(shape: Int, stride: Int)
  case elementCountOverflow
  case storageSizeOverflow(shape: [Int], stride: [Int])
  case invalidStorageOffset(Int)
  case outOfStorage

  // Shapes and dimensions.
  case negativeSize
  case dimensionOutOfRange(Int, rank: Int)
  case invalidShape([Int], elementCount: Int)
  case negativeShapeEntry(Int, index: Int, shape: [Int])
  case twoInferredDimensions
  case ambiguousInferredDimension([Int])
  case incompatibleView
  case viewAsDType(DTypeViewFault, from: DType, to: DType)
  case tooManyDimensionsToTranspose(Int)
  case duplicateDimensions
  case permutationLength(rank: Int, given: Int)
  case narrowTooLong(start: Int, length: Int, size: Int)
  case narrowStart(Int, size: Int)
  case selectScalar
  case indexOutOfRange(Int, shape: [Int], dimension: Int)
  case expandedTooFewSizes(dtype: DType, shape: [Int], sizes: [Int])
  case expandedSize(Int, existing: Int, dimension: Int, target: [Int], shape: [Int])
  case expandedUnknown(dimension: Int)

  // Two tensors together.
  case sizesDiffer(Int, Int, dimension: Int)
  case outputShape([Int], broadcast: [Int])
  case devicesDiffer(Device, expected: Device)
  case twoDevices(Device, Device)
  case argumentDevice(String, Device, others: Device, method: String)
  case matrixShapes(operation: String, [Int], [Int])
  case vectorShapes(vector: [Int], matrix: [Int])
  case dotLengths(Int, Int)
  case matmulScalar(Int, Int)
  case batchShapes(expected: [Int], given: [Int])
  case matrixTypes(DType, DType)
  case productTypes(DType, DType)
  case lerpTypes(DType, end: DType)
  case resultCast(DType, to: DType)
  case batchRank(Int)
  case emptyList(operation: String)
  case joinedRanks(Int, Int)
  case joinedSizes(Int, Int, Int, index: Int)
  case stackedShapes([Int], [Int], index: Int)

  // Values, dtypes and devices.
  case metaHasNoData
  case metaModuleHasNoData
  case cannotRequireGradient
  case cannotRequireGradientInPlace
  case cannotSwapReferenced
  case meanOfIntegers(DType)
  case moduleDType(DType)
  case notAScalar(elementCount: Int)
  case subtractionOfBool
  case subtractionOfBools
  case negationOfBools
  case unsupported(operation: String, dtype: DType)
  case emptyReduction(operation: String)
  case embeddingIndex
  case embeddingIndices(DType)
  case emptyDimension(operation: String, Int)
  case inputNotSupported(operation: String, dtype: DType)
  case deviceUnavailable(Device)
  case unknownDevice(String)
  case invalidDeviceString(String)
  case deviceIndex(Device, count: Int)
  case acceleratorExists(String)

  // Memory.
  case sizeOverflow([Int])
  case outOfMemory(Int)
  case outOfDeviceMemory(MemoryShortage)

  // Gradients.
  case noGradient
  case gradientOfSeveral
  case gradientShape([Int], [Int])
  case graphFreed
  case notLeaf
  case leafInPlace
  case viewOfLeafInPlace
  case viewInPlace
  case changedInPlace(InPlaceChange)
  case loss(LossFault)

  // Layers.
  case notImplemented(forward: String)
  case layer(LayerFault)
  case attention(AttentionFault)
  case oneValuePerChannel(shape: [Int])
  case inputRank(expected: String, given: Int)
  case statisticsLength(name: String, given: Int, expected: Int)
  case missing(name: String, module: String)
}
