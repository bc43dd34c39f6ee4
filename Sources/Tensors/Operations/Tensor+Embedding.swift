extension Tensor {
  /// The rows of this matrix at the given indices: `(n, d)` and `(…)` give `(…, d)`.
  ///
  /// Mirrors `torch.nn.functional.embedding`.
  ///
  /// - Parameters:
  ///   - indices: which rows.
  ///   - padding: the row that has no gradient; `nil` for none.
  ///   - scaledByFrequency: whether a row's gradient is divided by how often it is among the indices.
  /// - Returns: one row an index.
  /// - Throws: `TensorError.embeddingIndex` where an index is out of range, `.embeddingIndices`
  ///   where the indices are no integers.
  package func rows(
    at indices: Tensor,
    padding: Int? = nil,
    scaledByFrequency: Bool = false
  ) throws(TensorError) -> Tensor {
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
          for (position, index) in places.enumerated() where index != padding {
            try gradient[index] += rows[position]
          }
          guard scaledByFrequency else { return gradient }
          for index in Set(places).sorted() {
            let row = gradient[index]
            row.assign(from: try row / Double(places.count { $0 == index }))
          }
          return gradient
        }
      )
    )
  }

  /// Shortens, in place, those of the rows at the indices whose norm is larger than `most`.
  ///
  /// Mirrors `torch.embedding_renorm_`, which records nothing.
  ///
  /// - Throws: `TensorError` where the numbers cannot be computed with.
  package func renormaliseRows(
    at indices: Tensor,
    most: Double,
    _ power: Double
  ) throws(TensorError) {
    guard storage.hasBytes, indices.storage.hasBytes else { return }
    for index in Set(indices.numbers().map { Int(Int64($0)) }).sorted()
    where index >= 0 && index < shape[0] {
      let row = detach()[index]
      let magnitudes = row.toArray(as: Double.self).map { $0.magnitude }
      let norm =
        power == .infinity
        ? magnitudes.max() ?? 0
        : Functions.pow(magnitudes.reduce(0) { $0 + Functions.pow($1, power) }, 1 / power)
      if norm > most { row.assign(from: try row * (most / (norm + 1e-7))) }
    }
  }
}
