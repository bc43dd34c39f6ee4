extension Tensor {
  /// Looks at a storage, checked: every element lies within it.
  ///
  /// Mirrors `Tensor.set_` on a storage that cannot grow, which is how a checkpoint's tensors are
  /// made.
  ///
  /// - Parameters:
  ///   - storage: the bytes; shared, not copied.
  ///   - dtype: the type of the elements.
  ///   - shape: the size of every dimension.
  ///   - stride: how many elements to step in every dimension; row-major where it is `nil`.
  ///   - storageOffset: where the first element is, in elements.
  ///   - requiresGrad: whether operations on the tensor are recorded.
  /// - Throws: `TensorError.outOfStorage`, or what is wrong with the shape, stride or offset.
  public convenience init(
    viewing storage: Storage,
    dtype: DType,
    shape: [Int],
    stride: [Int]? = nil,
    storageOffset: Int = 0,
    requiresGrad: Bool = false
  ) throws(TensorError) {
    if let stride, stride.count != shape.count {
      throw .lengthsDiffer(shape: shape.count, stride: stride.count)
    }
    guard storageOffset >= 0 else { throw .invalidStorageOffset(storageOffset) }
    guard let count = checkedElementCount(shape) else { throw .elementCountOverflow }
    let stride = stride ?? contiguousStride(shape)
    if count > 0 {
      let end = try endOfStorage(shape, stride, storageOffset, itemSize: dtype.itemSize)
      guard end <= storage.byteCount else { throw .outOfStorage }
    }
    self.init(
      storage: storage,
      dtype: dtype,
      shape: shape,
      stride: stride,
      storageOffset: storageOffset,
      requiresGrad: requiresGrad
    )
  }

  /// Makes a row-major tensor of little-endian bytes, which are copied.
  ///
  /// - Throws: `TensorError.outOfStorage` where there are too few bytes for the shape,
  ///   `.outOfMemory`.
  public convenience init(
    bytes: [UInt8],
    dtype: DType,
    shape: [Int]
  ) throws(TensorError) {
    let storage = try Storage(allocating: bytes.count, on: .cpu, isZeroed: false)
    bytes.withUnsafeBytes { storage.mutableBytes.copyMemory(from: $0) }
    try self.init(viewing: storage, dtype: dtype, shape: shape)
  }
}

/// How many bytes a storage needs for these elements, of which there is at least one.
private func endOfStorage(
  _ shape: [Int],
  _ stride: [Int],
  _ offset: Int,
  itemSize: Int
) throws(TensorError) -> Int {
  var last = offset
  for (size, step) in zip(shape, stride) {
    let (span, tooFar) = step.multipliedReportingOverflow(by: size - 1)
    let (sum, tooMuch) = last.addingReportingOverflow(span)
    guard span >= 0, !tooFar, !tooMuch else {
      throw .storageSizeOverflow(shape: shape, stride: stride)
    }
    last = sum
  }
  let (count, oneTooMany) = last.addingReportingOverflow(1)
  let (bytes, tooMany) = count.multipliedReportingOverflow(by: itemSize)
  guard !oneTooMany, !tooMany else { throw .storageSizeOverflow(shape: shape, stride: stride) }
  return bytes
}
