extension Tensor {
  /// The same bytes as elements of another dtype; shares storage with `self`.
  ///
  /// Mirrors `Tensor.view(dtype)`. The last dimension grows or shrinks where the sizes of the
  /// elements differ.
  ///
  /// - Throws: `TensorError.viewAsDType` where the elements do not fall together.
  public func view(dtype: DType) throws(TensorError) -> Tensor {
    var (shape, stride, offset) = (shape, stride, storageOffset)
    if dtype.itemSize != self.dtype.itemSize {
      let last = rank - 1
      guard last >= 0 else { throw fault(.scalar, dtype) }
      guard stride[last] == 1 else { throw fault(.lastStride(stride[last]), dtype) }
      if dtype.itemSize < self.dtype.itemSize {
        let ratio = self.dtype.itemSize / dtype.itemSize
        shape[last] *= ratio
        offset *= ratio
        for dimension in 0..<last { stride[dimension] *= ratio }
      } else {
        let ratio = dtype.itemSize / self.dtype.itemSize
        if shape[last] % ratio != 0 { throw fault(.size(shape[last], ratio), dtype) }
        if offset % ratio != 0 { throw fault(.offset(offset, ratio), dtype) }
        shape[last] /= ratio
        offset /= ratio
        for dimension in 0..<last {
          guard stride[dimension] % ratio == 0 else {
            throw fault(.stride(stride[dimension], dimension: dimension, ratio), dtype)
          }
          stride[dimension] /= ratio
        }
      }
    }
    return Tensor(
      storage: storage,
      dtype: dtype,
      shape: shape,
      stride: stride,
      storageOffset: offset
    )
  }

  /// Complex numbers as pairs of real ones, in a last dimension of two; others as they are.
  ///
  /// Shares storage with `self`, unrecorded.
  ///
  /// Mirrors `torch.view_as_real`.
  package func viewAsReal() -> Tensor {
    guard dtype.isComplex else { return self }
    return Tensor(
      storage: storage,
      dtype: dtype == .complex64 ? .float32 : .float64,
      shape: shape + [2],
      stride: stride.map { $0 * 2 } + [1],
      storageOffset: storageOffset * 2
    )
  }

  private func fault(_ fault: DTypeViewFault, _ dtype: DType) -> TensorError {
    .viewAsDType(fault, from: self.dtype, to: dtype)
  }
}
