extension Tensor {
  /// With dimensions of size 1 repeated; shares storage with `self`, by strides of 0.
  ///
  /// Mirrors `Tensor.expand`. A size of -1 keeps a dimension.
  ///
  /// - Throws: `TensorError.expandedSize`, `.expandedTooFewSizes` or `.expandedUnknown`.
  public func expand(_ sizes: Int...) throws(TensorError) -> Tensor { try expand(sizes) }

  /// With dimensions of size 1 repeated; shares storage with `self`, by strides of 0.
  public func expand(_ sizes: [Int]) throws(TensorError) -> Tensor {
    guard sizes.count >= rank else {
      throw .expandedTooFewSizes(dtype: dtype, shape: shape, sizes: sizes)
    }
    let new = sizes.count - rank
    var target = sizes
    for dimension in sizes.indices.reversed() {
      let size = sizes[dimension]
      if dimension < new {
        guard size >= 0 else { throw .expandedUnknown(dimension: dimension) }
        continue
      }
      let existing = shape[dimension - new]
      if size == -1 {
        target[dimension] = existing
      } else if size != existing, existing != 1 || size < 0 {
        throw .expandedSize(
          size,
          existing: existing,
          dimension: dimension,
          target: sizes,
          shape: shape
        )
      }
    }
    return view(shape: target, stride: strides(stretchingTo: target), offset: storageOffset)
      .viewed("ExpandBackward0", self) { $0 }
  }

  /// Repeats dimensions of size 1, unrecorded; the caller has checked that the shapes fit.
  func stretched(to target: [Int]) -> Tensor {
    if target == shape { return self }
    return view(shape: target, stride: strides(stretchingTo: target), offset: storageOffset)
  }

  private func strides(stretchingTo target: [Int]) -> [Int] {
    let new = target.count - rank
    return target.indices.map { dimension in
      let own = dimension - new
      return own < 0 || (shape[own] == 1 && target[dimension] != 1) ? 0 : stride[own]
    }
  }
}
