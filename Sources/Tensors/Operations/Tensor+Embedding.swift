extension Tensor {
  /// The rows of this matrix at the given indices: `(n, d)` and `(…)` give `(…, d)`.
  ///
  /// Mirrors `torch.nn.functional.embedding`.
  ///
  /// - Throws: `TensorError.embeddingIndex` where an index is out of range, `.embeddingIndices`
  ///   where the indices are no integers.
  package func rows(at indices: Tensor) throws(TensorError) -> Tensor {
    guard indices.dtype == .int64 || indices.dtype == .int32 else {
      throw .embeddingIndices(indices.dtype)
    }
    let shape = indices.shape + self.shape.dropFirst()
    let result = Tensor.zeros(shape, dtype: dtype, device: device)
    guard storage.hasBytes, indices.storage.hasBytes else { return result }
    let flat = try result.detach().view([indices.elementCount] + self.shape.dropFirst())
    for (position, index) in indices.toArray(as: Int.self).enumerated() {
      guard index >= 0, index < self.shape[0] else { throw .embeddingIndex }
      flat[position].assign(from: self[index])
    }
    let whole = self.shape
    return result.recorded(
      "EmbeddingBackward0",
      (
        self,
        { g throws(TensorError) in
          let rows = try g.reshape([indices.elementCount] + whole.dropFirst())
          let gradient = Tensor.zeros(whole, dtype: g.dtype)
          for (position, index) in indices.toArray(as: Int.self).enumerated() {
            try gradient[index] += rows[position]
          }
          return gradient
        }
      )
    )
  }
}
