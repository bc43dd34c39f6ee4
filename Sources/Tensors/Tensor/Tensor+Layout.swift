extension Tensor {
  /// The number of dimensions.
  public var rank: Int { shape.count }

  /// Whether the elements lie in row-major order without gaps.
  ///
  /// Mirrors `Tensor.is_contiguous`.
  public var isContiguous: Bool {
    if shape.contains(0) { return true }
    var expected = 1
    for dimension in shape.indices.reversed() where shape[dimension] != 1 {
      guard stride[dimension] == expected else { return false }
      expected *= shape[dimension]
    }
    return true
  }

  /// Whether every element has a place of its own and there are no gaps, in whatever order.
  var isDense: Bool {
    if shape.contains(0) { return true }
    var expected = 1
    let order = shape.indices.filter { shape[$0] != 1 }.sorted { stride[$0] < stride[$1] }
    for dimension in order {
      guard stride[dimension] == expected else { return false }
      expected *= shape[dimension]
    }
    return true
  }

  /// The strides of a copy: PyTorch's `preserve_format`.
  ///
  /// A dense tensor keeps its own; any other gets dense ones in the same order of dimensions. A stride
  /// of 0 says nothing of that order: its dimension stays where row-major order has it.
  var preservedStride: [Int] {
    if isDense { return stride }
    var result = contiguousStride(shape)
    var expected = 1
    for dimension in innermostFirst {
      result[dimension] = expected
      expected *= Swift.max(shape[dimension], 1)
    }
    return result
  }

  /// The dimensions from the smallest stride to the largest.
  ///
  /// Sorted by insertion as PyTorch's `infer_dense_strides` does: a stride of 0 compares with nothing.
  private var innermostFirst: [Int] {
    var order = Array(shape.indices.reversed())
    for start in order.indices.dropFirst() {
      var place = start
      for earlier in (0..<start).reversed() {
        let (a, b) = (order[earlier], order[place])
        guard stride[a] != 0, stride[b] != 0 else { continue }
        if stride[a] < stride[b] { break }
        guard stride[a] > stride[b] || shape[a] > shape[b] else { continue }
        order.swapAt(earlier, place)
        place = earlier
      }
    }
    return order
  }

  /// This tensor if its elements lie in row-major order, otherwise a copy that does.
  ///
  /// - Returns: `self`, or a tensor with memory of its own.
  /// - Throws: `TensorError.outOfMemory` or `.outOfDeviceMemory`; a small tensor may have been
  ///   expanded to any size.
  public func contiguous() throws(TensorError) -> Tensor {
    try isContiguous ? self : copied(stride: contiguousStride(shape))
  }

  /// This tensor of images in the memory order that PyTorch calls `channels_last`.
  ///
  /// Mirrors `Tensor.contiguous(memory_format=torch.channels_last)`: `(N, C, H, W)` whose channels
  /// lie side by side. It is a mistake to call it on a tensor of another rank.
  ///
  /// - Returns: `self`, or a tensor with memory of its own.
  /// - Throws: `TensorError.outOfMemory` or `.outOfDeviceMemory`.
  public func channelsLast() throws(TensorError) -> Tensor {
    precondition(rank == 4, "required rank 4 tensor to use channels_last format")
    let (channels, height, width) = (shape[1], shape[2], shape[3])
    let wanted = [height * width * channels, 1, width * channels, channels]
    return try stride == wanted ? self : copied(stride: wanted)
  }

  /// A copy with memory of its own and the same strides.
  ///
  /// Mirrors `Tensor.clone`.
  ///
  /// - Throws: `TensorError.outOfMemory` or `.outOfDeviceMemory`.
  public func clone() throws(TensorError) -> Tensor { try copied(stride: preservedStride) }

  /// The same elements as a tensor that is not recorded; shares storage with `self`.
  ///
  /// Mirrors `Tensor.detach`: a new object, never a `Parameter`.
  public func detach() -> Tensor { view(shape: shape, stride: stride, offset: storageOffset) }

  /// Another look at the same storage; the caller has checked that it fits.
  func view(shape: [Int], stride: [Int], offset: Int) -> Tensor {
    Tensor(storage: storage, dtype: dtype, shape: shape, stride: stride, storageOffset: offset)
  }

  /// A copy with memory of its own in the given order.
  private func copied(stride: [Int]) throws(TensorError) -> Tensor {
    let result = try Tensor(uninitialized: shape, stride: stride, dtype: dtype, device: device)
    result.assign(from: self)
    return result.recorded("CloneBackward0", (self, { $0 }))
  }
}
