extension Tensor {
  /// Products of matrices, one a batch: `(B, n, k)` and `(B, k, m)` give `(B, n, m)`.
  ///
  /// Mirrors `torch.bmm`.
  ///
  /// - Throws: `TensorError.batchShapes`, `.productTypes`.
  public func bmm(_ other: Tensor) throws(TensorError) -> Tensor {
    guard rank == 3, other.rank == 3 else { throw .batchRank(rank < 3 ? rank : other.rank) }
    try requireSameDevice(["self": self, "mat2": other], in: "bmm")
    let expected = [shape[0], shape[2]]
    guard other.shape[0] == shape[0], other.shape[1] == shape[2] else {
      throw .batchShapes(expected: expected, given: [other.shape[0], other.shape[1]])
    }
    let (left, right) = (Saved(self), Saved(other))
    let kernel = BatchedProduct(n: shape[1], k: shape[2], m: other.shape[2])
    return try Tensor.compute(kernel, [self, other], shape: [shape[0], shape[1], other.shape[2]])
      .recorded(
        "BmmBackward0",
        (self, { g throws(TensorError) in try g.bmm(right.unpack().transpose(1, 2)) }),
        (other, { g throws(TensorError) in try left.unpack().transpose(1, 2).bmm(g) })
      )
  }
}

/// Matrices to matrices: (B, n, k) x (B, k, m) -> (B, n, m).
private struct BatchedProduct: Kernel {
  let n: Int
  let k: Int
  let m: Int

  func run<R: Real>(_ inputs: [UnsafeBufferPointer<R>], _ output: UnsafeMutableBufferPointer<R>) {
    let (a, b) = (inputs[0], inputs[1])
    guard n > 0, k > 0, m > 0 else { return }
    for batch in 0..<output.count / (n * m) {
      let (left, right, target) = (batch * n * k, batch * k * m, batch * n * m)
      for i in 0..<n {
        for l in 0..<k {
          let factor = a[left + i * k + l]
          for j in 0..<m { output[target + i * m + j] += factor * b[right + l * m + j] }
        }
      }
    }
  }
}
