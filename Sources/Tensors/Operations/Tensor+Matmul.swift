extension Tensor {
  /// The matrix product.
  ///
  /// Mirrors `torch.matmul` for vectors and matrices: `(n, k) x (k, m) -> (n, m)`,
  /// `(k) x (k) -> ()`, `(n, k) x (k) -> (n)`, `(k) x (k, m) -> (m)`.
  ///
  /// - Throws: `TensorError.matrixShapes` and its siblings.
  public func matmul(_ other: Tensor) throws(TensorError) -> Tensor {
    let (left, right) = (Saved(self), Saved(other))
    switch (rank, other.rank) {
    case (0, _), (_, 0): throw .matmulScalar(rank, other.rank)
    case (1, 1):
      try requireSameDevice(["self": self, "tensor": other], in: "_dot")
      guard shape == other.shape else { throw .dotLengths(shape[0], other.shape[0]) }
      return try product(detach().view(1, -1), other.detach().view(-1, 1)).view([])
        .recorded(
          "DotBackward0",
          (self, { g throws(TensorError) in try g * right.unpack() }),
          (other, { g throws(TensorError) in try g * left.unpack() })
        )
    case (2, 1):
      try requireSameDevice(["self": other, "mat": self], in: "addmv_out_out")
      guard shape[1] == other.shape[0] else {
        throw .vectorShapes(vector: other.shape, matrix: shape)
      }
      return try product(self, other.detach().reshape(-1, 1)).view(-1)
        .recorded(
          "MvBackward0",
          (self, { g throws(TensorError) in try g.unsqueeze(1) * right.unpack() }),
          (other, { g throws(TensorError) in try left.unpack().t().matmul(g) })
        )
    case (1, 2):
      try requireSameDevice(["self": self, "mat2": other], in: "mm")
      guard shape[0] == other.shape[0] else {
        throw .matrixShapes(operation: "mm", [1, shape[0]], other.shape)
      }
      guard dtype == other.dtype else { throw .productTypes(dtype, other.dtype) }
      return try product(detach().view(1, -1), other).view(-1)
        .recorded(
          "SqueezeBackward4",
          (self, { g throws(TensorError) in try right.unpack().matmul(g) }),
          (other, { g throws(TensorError) in try left.unpack().unsqueeze(1) * g })
        )
    default: return try mm(other)
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
    let columns = x.shape.last ?? 1
    let rows = x.shape.dropLast().reduce(1, *)
    let matrix = x.rank == 2 ? x : try x.reshape(rows, columns)
    if let bias {
      try requireSameDevice(["self": bias, "mat1": x, "mat2": weight], in: "addmm")
    } else {
      try requireSameDevice(["self": x, "mat2": weight], in: "mm")
    }
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
    let transposed = try weight.t()
    let result =
      if let bias { try addmm(bias, matrix, transposed) } else { try matrix.mm(transposed) }
    return x.rank == 2 ? result : result.unsafeView(x.shape.dropLast() + [weight.shape[0]])
  }

  /// The product of two matrices: `(n, k) x (k, m) -> (n, m)`.
  private func mm(_ other: Tensor) throws(TensorError) -> Tensor {
    guard rank == 2, other.rank == 2 else {
      throw .unsupported(operation: "matmul of \(rank)D and \(other.rank)D", dtype: dtype)
    }
    try requireSameDevice(["self": self, "mat2": other], in: "mm")
    guard shape[1] == other.shape[0] else {
      throw .matrixShapes(operation: "mm", shape, other.shape)
    }
    guard dtype == other.dtype else { throw .productTypes(dtype, other.dtype) }
    return try product(self, other)
      .recorded("MmBackward0", (self, factor(times: other)), (other, factor(timed: self)))
  }

  /// A product plus a bias: `(m) + (n, k) x (k, m) -> (n, m)`.
  private static func addmm(
    _ bias: Tensor,
    _ a: Tensor,
    _ b: Tensor
  ) throws(TensorError) -> Tensor {
    try elementwise(Plus.self, product(a, b), bias).recorded(
      "AddmmBackward0",
      (bias, { $0 }),
      (a, factor(times: b)),
      (b, factor(timed: a))
    )
  }
}

/// The derivative of `x · b` with respect to `x`.
private func factor(times b: Tensor) -> Node.Derivative {
  let saved = Saved(b)
  return { g throws(TensorError) in try g.matmul(saved.unpack().t()) }
}

/// The derivative of `a · x` with respect to `x`.
private func factor(timed a: Tensor) -> Node.Derivative {
  let saved = Saved(a)
  return { g throws(TensorError) in try saved.unpack().t().matmul(g) }
}

/// The product of two matrices of one dtype, unrecorded: (n, k) x (k, m) -> (n, m).
private func product(_ a: Tensor, _ b: Tensor) throws(TensorError) -> Tensor {
  let (n, k, m) = (a.shape[0], a.shape[1], b.shape[1])
  guard a.storage.hasBytes else { return try .zeros([n, m], dtype: a.dtype, device: a.device) }
  let (a, b) = (a.detach(), b.detach())
  guard a.dtype.isFloatingPoint else { return try generalProduct(a, b, n, k, m) }
  return try .compute(Product(n: n, k: k, m: m), [a, b], shape: [n, m])
}

/// Sums in order of `k` in the precision of the elements, a row of `b` at a time.
private struct Product: Kernel {
  let n: Int
  let k: Int
  let m: Int

  func run<R: Real>(_ inputs: [UnsafeBufferPointer<R>], _ output: UnsafeMutableBufferPointer<R>) {
    guard n > 0, k > 0, m > 0, let a = inputs[0].baseAddress, let b = inputs[1].baseAddress,
      let c = output.baseAddress
    else { return }
    for i in 0..<n {
      let row = c + i * m
      for l in 0..<k {
        let (factor, column) = (a[i * k + l], b + l * m)
        for j in 0..<m { row[j] += factor * column[j] }
      }
    }
  }
}

/// The product in double precision, rounded once; complex numbers too.
private func generalProduct(
  _ a: Tensor,
  _ b: Tensor,
  _ n: Int,
  _ k: Int,
  _ m: Int
) throws(TensorError) -> Tensor {
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
  return try Tensor(numbers: result, shape: [n, m], dtype: a.dtype, device: a.device)
}
