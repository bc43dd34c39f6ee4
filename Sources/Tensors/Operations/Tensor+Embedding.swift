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
    try requireSameDevice(["self": self, "index": indices], in: "_index_select")
    let shape = indices.shape + self.shape.dropFirst()
    let result = try Tensor.zeros(shape, dtype: dtype, device: device)
    guard storage.hasBytes, indices.storage.hasBytes else { return result }
    let places = indices.numbers().map { Int(Int64($0)) }
    let flat = try result.detach().view([indices.elementCount] + self.shape.dropFirst())
    for (position, index) in places.enumerated() {
      guard index >= 0, index < self.shape[0] else { throw .embeddingIndex }
      flat[position].assign(from: self[index])
    }
    let whole = self.shape
    return result.recorded(
      "EmbeddingBackward0",
      (
        self,
        { g throws(TensorError) in
          let rows = try g.reshape([places.count] + whole.dropFirst())
          let gradient = try Tensor.zeros(whole, dtype: g.dtype, device: g.device)
          for (position, index) in places.enumerated() {
            try gradient[index] += rows[position]
          }
          return gradient
        }
      )
    )
  }
}
