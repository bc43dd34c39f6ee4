extension Tensor {
  /// The part at one index of a dimension, which disappears; shares storage with `self`.
  ///
  /// Mirrors `Tensor.select`, which Python writes `tensor[index]`.
  ///
  /// - Throws: `TensorError.indexOutOfRange` and `.selectScalar`.
  public func select(_ dimension: Int, _ index: Int) throws(TensorError) -> Tensor {
    guard rank > 0 else { throw .selectScalar }
    let dimension = try wrap(dimension)
    let size = shape[dimension]
    guard index >= -size, index < size else {
      throw .indexOutOfRange(index, shape: shape, dimension: dimension)
    }
    var (shape, stride) = (shape, stride)
    shape.remove(at: dimension)
    let step = stride.remove(at: dimension)
    let offset = storageOffset + (index < 0 ? index + size : index) * step
    return view(shape: shape, stride: stride, offset: offset)
      .viewed(
        "SelectBackward0",
        self,
        spread { whole throws(TensorError) in
          try whole.select(dimension, index)
        }
      )
  }

  /// The part from `start` on, `length` long, of a dimension; shares storage with `self`.
  ///
  /// Mirrors `Tensor.narrow`.
  ///
  /// - Throws: `TensorError.narrowStart` or `.narrowTooLong`.
  public func narrow(
    _ dimension: Int,
    start: Int,
    length: Int
  ) throws(TensorError) -> Tensor {
    let dimension = try wrap(dimension)
    guard rank > 0 else { throw .selectScalar }
    let size = shape[dimension]
    guard start >= -size, start <= size else { throw .narrowStart(start, size: size) }
    let first = start < 0 ? start + size : start
    guard length >= 0, length <= size - first else {
      throw .narrowTooLong(start: first, length: length, size: size)
    }
    var shape = shape
    shape[dimension] = length
    let offset = storageOffset + first * stride[dimension]
    return view(shape: shape, stride: stride, offset: offset)
      .viewed(
        "SliceBackward0",
        self,
        spread { whole throws(TensorError) in
          try whole.narrow(dimension, start: first, length: length)
        }
      )
  }

  /// The part at an index of the first dimension; shares storage with `self`.
  ///
  /// Python's `tensor[index]`. Negative indices count from the end; it is a mistake to go beyond it.
  public subscript(index: Int) -> Tensor {
    let size = shape.first ?? 0
    precondition(
      index >= -size && index < size,
      "index \(index) is out of bounds for dimension 0 with size \(size)"
    )
    let offset = storageOffset + (index < 0 ? index + size : index) * (stride.first ?? 0)
    return view(
      shape: Array(shape.dropFirst()),
      stride: Array(stride.dropFirst()),
      offset: offset
    )
    .viewed("SelectBackward0", self, spread { $0[index] })
  }

  /// A range of the first dimension; shares storage with `self`.
  ///
  /// Python's `tensor[a:b]`: what lies beyond the end is left out.
  public subscript(range: Range<Int>) -> Tensor {
    let size = shape.first ?? 0
    let range = range.clamped(to: 0..<size)
    let (first, last) = (range.lowerBound, range.upperBound)
    return view(
      shape: [last - first] + shape.dropFirst(),
      stride: stride,
      offset: storageOffset + first * (stride.first ?? 0)
    )
    .viewed("SliceBackward0", self, spread { $0[range] })
  }

  /// The derivative of taking a part: zeros everywhere else.
  private func spread(
    _ part: @escaping (Tensor) throws(TensorError) -> Tensor
  ) -> Node.Derivative {
    let shape = shape
    return { gradient throws(TensorError) in
      let whole = try Tensor.zeros(shape, dtype: gradient.dtype, device: gradient.device)
      try part(whole).assign(from: gradient)
      return whole
    }
  }
}
