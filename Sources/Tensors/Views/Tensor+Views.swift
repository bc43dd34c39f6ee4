extension Tensor {
  /// The same elements in another shape; shares storage with `self`.
  ///
  /// Mirrors `Tensor.view`. One size may be -1, which is worked out.
  ///
  /// - Throws: `TensorError.incompatibleView` where the strides do not allow it, or what is wrong
  ///   with the shape.
  public func view(_ shape: Int...) throws(TensorError) -> Tensor { try view(shape) }

  /// The same elements in another shape; shares storage with `self`.
  public func view(_ shape: [Int]) throws(TensorError) -> Tensor {
    let shape = try inferred(shape)
    guard let stride = strides(viewing: shape) else { throw .incompatibleView }
    return reshaped("ViewBackward0", shape, stride)
  }

  /// The same elements in another shape; shares storage with `self` where the strides allow it.
  ///
  /// Mirrors `Tensor.reshape`: otherwise it is a copy.
  ///
  /// - Throws: what is wrong with the shape.
  public func reshape(_ shape: Int...) throws(TensorError) -> Tensor { try reshape(shape) }

  /// The same elements in another shape; shares storage with `self` where the strides allow it.
  public func reshape(_ shape: [Int]) throws(TensorError) -> Tensor {
    let shape = try inferred(shape)
    if let stride = strides(viewing: shape) { return reshaped("ViewBackward0", shape, stride) }
    return try contiguous().unsafeView(shape)
  }

  /// All elements in one dimension; shares storage with `self` where the strides allow it.
  public func flatten() throws(TensorError) -> Tensor {
    let shape = [elementCount]
    if let stride = strides(viewing: shape) { return reshaped("ViewBackward0", shape, stride) }
    return try contiguous().unsafeView(shape)
  }

  /// Another shape of a new tensor, which lies in row-major order.
  func unsafeView(_ shape: [Int]) -> Tensor {
    reshaped("UnsafeViewBackward0", shape, contiguousStride(shape))
  }

  /// Another shape, which fits.
  private func reshaped(_ name: String, _ shape: [Int], _ stride: [Int]) -> Tensor {
    let original = self.shape
    return view(shape: shape, stride: stride, offset: storageOffset)
      .viewed(name, self) { gradient throws(TensorError) in try gradient.reshape(original) }
  }

  /// Works out the size that was given as -1.
  private func inferred(_ shape: [Int]) throws(TensorError) -> [Int] {
    var known = 1
    var unknown: Int?
    for (index, size) in shape.enumerated() {
      if size == -1 {
        guard unknown == nil else { throw .twoInferredDimensions }
        unknown = index
      } else if size < 0 {
        throw .negativeShapeEntry(size, index: index, shape: shape)
      } else {
        let (product, overflow) = known.multipliedReportingOverflow(by: size)
        guard !overflow else { throw .invalidShape(shape, elementCount: elementCount) }
        known = product
      }
    }
    guard let unknown else {
      guard known == elementCount else { throw .invalidShape(shape, elementCount: elementCount) }
      return shape
    }
    guard known > 0 else {
      guard elementCount > 0 else { throw .ambiguousInferredDimension(shape) }
      throw .invalidShape(shape, elementCount: elementCount)
    }
    guard elementCount % known == 0 else {
      throw .invalidShape(shape, elementCount: elementCount)
    }
    var result = shape
    result[unknown] = elementCount / known
    return result
  }

  /// The strides under which this storage has the new shape, or `nil` where there are none.
  ///
  /// Splits this tensor's dimensions into stretches that lie evenly; every stretch must be covered
  /// by new dimensions exactly.
  private func strides(viewing target: [Int]) -> [Int]? {
    if elementCount == 0 { return target == shape ? stride : contiguousStride(target) }
    var result = [Int](repeating: 1, count: target.count)
    var next = target.count - 1
    var (available, used) = (1, 1)
    var step = stride.last ?? 1
    for dimension in shape.indices.reversed() {
      available *= shape[dimension]
      let isEndOfStretch =
        dimension == 0
        || (shape[dimension - 1] != 1 && stride[dimension - 1] != available * step)
      guard isEndOfStretch else { continue }
      while next >= 0, used < available || target[next] == 1 {
        result[next] = used * step
        used *= target[next]
        next -= 1
      }
      guard used == available else { return nil }
      if dimension > 0 { (step, available, used) = (stride[dimension - 1], 1, 1) }
    }
    while next >= 0 {
      result[next] = used * step
      next -= 1
    }
    return result
  }
}
