extension Tensor {
  /// The matrix product.
  ///
  /// Mirrors `torch.matmul` for vectors and matrices: `(n, k) x (k, m) -> (n, m)`,
  /// `(k) x (k) -> ()`, `(n, k) x (k) -> (n)`, `(k) x (k, m) -> (m)`.
  ///
  /// - Throws: `TensorError.matrixShapes` and its siblings.
  public func matmul(_ other: Tensor) throws(TensorError) -> Tensor {
    switch (rank, other.rank) {
    case (0, _), (_, 0): throw .matmulScalar(rank, other.rank)
    case (1, 1):
      guard shape == other.shape else { throw .dotLengths(shape[0], other.shape[0]) }
      return try product(view(1, -1), other.view(-1, 1)).view([])
    case (2, 1):
      guard shape[1] == other.shape[0] else {
        throw .vectorShapes(vector: other.shape, matrix: shape)
      }
      return try product(self, other.reshape(-1, 1)).view(-1)
    case (1, 2): return try checkedProduct(reshape(1, -1), other).view(-1)
    default: return try checkedProduct(self, other)
    }
  }

  /// `x` times the transpose of `weight`, plus `bias`.
  ///
  /// Mirrors `torch.nn.functional.linear`: `(…, k)`, `(m, k)`, `(m) -> (…, m)`.
  ///
  /// - Throws: `TensorError.matrixShapes` or `.matrixTypes`.
  package static func linear(
    _ x: Tensor,
    weight: Tensor,
    bias: Tensor?
  ) throws(TensorError) -> Tensor {
    let rows = x.rank == 1 ? x.elementCount : x.shape.dropLast().reduce(1, *)
    let columns = x.shape.last ?? 1
    let matrix = try x.reshape(x.rank == 1 ? 1 : rows, columns)
    guard columns == weight.shape[1] else {
      throw .matrixShapes(
        operation: bias == nil ? "mm" : "addmm",
        matrix.shape,
        [weight.shape[1], weight.shape[0]]
      )
    }
    guard x.dtype == weight.dtype else {
      throw bias == nil
        ? .productTypes(x.dtype, weight.dtype) : .matrixTypes(x.dtype, weight.dtype)
    }
    var result = try product(matrix, weight.t())
    if let bias { result = try result + bias }
    return try result.reshape(x.shape.dropLast() + [weight.shape[0]])
  }
}

/// The product of two matrices, checked.
private func checkedProduct(_ a: Tensor, _ b: Tensor) throws(TensorError) -> Tensor {
  guard a.rank == 2, b.rank == 2 else {
    throw .unsupported(operation: "matmul of \(a.rank)D and \(b.rank)D", dtype: a.dtype)
  }
  guard a.shape[1] == b.shape[0] else {
    throw .matrixShapes(operation: "mm", a.shape, b.shape)
  }
  guard a.dtype == b.dtype else { throw .productTypes(a.dtype, b.dtype) }
  return try product(a, b)
}

/// The product of two matrices of one dtype: (n, k) x (k, m) -> (n, m).
private func product(_ a: Tensor, _ b: Tensor) throws(TensorError) -> Tensor {
  guard a.device == b.device else { throw .devicesDiffer(.meta, expected: .cpu) }
  let (n, k, m) = (a.shape[0], a.shape[1], b.shape[1])
  guard a.storage.hasBytes else { return .zeros([n, m], dtype: a.dtype, device: a.device) }
  guard a.dtype == .float32 else { return generalProduct(a, b, n, k, m) }
  let (left, right) = (a.toArray(), try b.t().toArray())  // rows of a, columns of b
  var result: [Float] = []
  result.reserveCapacity(n * m)
  for i in 0..<n {
    for j in 0..<m {
      var sum: Float = 0
      for l in 0..<k { sum += left[i * k + l] * right[j * k + l] }
      result.append(sum)
    }
  }
  return Tensor(result, shape: [n, m])
}

/// The product in double precision, rounded once; complex numbers too.
private func generalProduct(_ a: Tensor, _ b: Tensor, _ n: Int, _ k: Int, _ m: Int) -> Tensor {
  let (left, right) = (a.numbers(), b.numbers())
  var result: [Number] = []
  for i in 0..<n {
    for j in 0..<m {
      var (real, imaginary, integer) = (0.0, 0.0, Int64(0))
      for l in 0..<k {
        let (x, y) = (left[i * k + l], right[l * m + j])
        real += x.real * y.real - x.imaginary * y.imaginary
        imaginary += x.real * y.imaginary + x.imaginary * y.real
        if a.dtype.isInteger { integer &+= Int64(x) &* Int64(y) }
      }
      result.append(a.dtype.isInteger ? .integer(integer) : .complex(real, imaginary))
    }
  }
  return Tensor(numbers: result, shape: [n, m], dtype: a.dtype)
}
