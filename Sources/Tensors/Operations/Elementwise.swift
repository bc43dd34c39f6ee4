/// An operation on two elements.
protocol Pairing {
  static func apply<E: Arithmetic>(_ a: E, _ b: E) -> E
}

enum Plus: Pairing {
  @inline(__always) static func apply<E: Arithmetic>(_ a: E, _ b: E) -> E { .plus(a, b) }
}

enum Minus: Pairing {
  @inline(__always) static func apply<E: Arithmetic>(_ a: E, _ b: E) -> E { .minus(a, b) }
}

enum Times: Pairing {
  @inline(__always) static func apply<E: Arithmetic>(_ a: E, _ b: E) -> E { .times(a, b) }
}

enum Over: Pairing {
  @inline(__always) static func apply<E: Arithmetic>(_ a: E, _ b: E) -> E { .over(a, b) }
}

extension Tensor {
  /// Pairs the elements of two tensors, unrecorded; shapes are broadcast and dtypes promoted.
  ///
  /// The result has the promoted dtype unless another is given.
  static func elementwise<P: Pairing>(
    _ pairing: P.Type,
    _ a: Tensor,
    _ b: Tensor,
    dtype: DType? = nil
  ) throws(TensorError) -> Tensor {
    let shape = try broadcast(a.shape, b.shape)
    let dtype = dtype ?? .promoted(a, b)
    let device = try commonDevice(a, b)
    let (a, b) = (a.detach().stretched(to: shape), b.detach().stretched(to: shape))
    let stride = a.layout(with: b) ?? b.layout(with: a) ?? contiguousStride(shape)
    let work = dtype.computing
    let result = try Tensor(uninitialized: shape, stride: stride, dtype: work, device: device)
    if result.storage.hasBytes, result.elementCount > 0 {
      let (left, right) = (try a.to(work), try b.to(work))
      switch work {
      case .float64: pair(pairing, Double.self, left, right, into: result)
      case .float32: pair(pairing, Float.self, left, right, into: result)
      case .int64: pair(pairing, Int64.self, left, right, into: result)
      default: pair(pairing, Complex<Double>.self, left, right, into: result)
      }
    }
    return try result.to(dtype)
  }

  /// The strides of a result where two tensors agree on them, which makes them a single run.
  private func layout(with other: Tensor) -> [Int]? {
    let agrees = other.stride == stride || other.stride.allSatisfy { $0 == 0 }
    return agrees && isDense ? stride : nil
  }
}

/// Writes all pairs into `result`, which is dense.
private func pair<P: Pairing, E: Arithmetic>(
  _ pairing: P.Type,
  _ type: E.Type,
  _ a: Tensor,
  _ b: Tensor,
  into result: Tensor
) {
  let (left, right) = (UnsafeRawPointer(a.baseAddress), UnsafeRawPointer(b.baseAddress))
  let size = MemoryLayout<E>.stride
  result.forEachRun(a, b) { target, run in
    let target = result.baseAddress + target * size
    let (x, y) = (left + run.offsets.0 * size, right + run.offsets.1 * size)
    if run.steps == (1, 1) {
      for offset in stride(from: 0, to: run.count * size, by: size) {
        let (a, b) = (
          x.loadUnaligned(fromByteOffset: offset, as: E.self),
          y.loadUnaligned(fromByteOffset: offset, as: E.self)
        )
        target.storeBytes(of: P.apply(a, b), toByteOffset: offset, as: E.self)
      }
      return
    }
    let (stepX, stepY) = (run.steps.0 * size, run.steps.1 * size)
    for index in 0..<run.count {
      let (a, b) = (
        x.loadUnaligned(fromByteOffset: index * stepX, as: E.self),
        y.loadUnaligned(fromByteOffset: index * stepY, as: E.self)
      )
      target.storeBytes(of: P.apply(a, b), toByteOffset: index * size, as: E.self)
    }
  }
}

extension Tensor {
  /// Calls `body` for every run of two tensors of this shape, with the run's place in this tensor.
  ///
  /// In the order of this tensor's memory, which is dense.
  fileprivate func forEachRun(_ a: Tensor, _ b: Tensor, _ body: (Int, Walk.Run) -> Void) {
    let order = shape.indices.sorted { (-stride[$0], $0) < (-stride[$1], $1) }
    let walk = Walk(
      shape: order.map { shape[$0] },
      order.map { a.stride[$0] },
      order.map { b.stride[$0] }
    )
    var target = 0
    walk.forEachRun { run in
      body(target, run)
      target += run.count
    }
  }
}
