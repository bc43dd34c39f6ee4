/// Steps of optimizers: what PyTorch computes of every element in one go, in place and unrecorded.
///
/// A product and a sum are rounded once, as the processor's instruction for both does it.
extension Tensor {
  /// Adds `alpha` times `other`.
  ///
  /// Mirrors `Tensor.add_(other, alpha=)`.
  ///
  /// - Throws: where shapes, devices or dtypes do not go together.
  package func add(_ other: Tensor, alpha: Double) throws(TensorError) {
    try become(adding(other, alpha: alpha))
  }

  /// The sum of this tensor and `alpha` times `other`.
  ///
  /// Mirrors `Tensor.add(other, alpha=)`.
  package func adding(_ other: Tensor, alpha: Double) throws(TensorError) -> Tensor {
    guard isLike(other) else { return try detach() + other.detach() * alpha }
    // Smaller floats take the factor as one of theirs.
    let factor = Tensor(scalar: alpha, dtype: dtype).item()
    return try fused(.sum, [self, other], factor)
  }

  /// Goes from this tensor towards `end`, by `weight` of the way.
  ///
  /// Mirrors `Tensor.lerp_(end, weight)`.
  ///
  /// - Throws: `TensorError.lerpTypes` where the dtypes differ.
  package func lerp(_ end: Tensor, weight: Double) throws(TensorError) {
    guard dtype == end.dtype else { throw .lerpTypes(dtype, end: end.dtype) }
    try become(
      isLike(end)
        ? fused(.interpolation, [self, end], weight)
        : detach() + (detach() - end.detach()) * -weight
    )
  }

  /// Adds `value` times the product of two tensors.
  ///
  /// Mirrors `Tensor.addcmul_(a, b, value=)`.
  package func addcmul(_ a: Tensor, _ b: Tensor, value: Double) throws(TensorError) {
    try become(
      isLike(a) && isLike(b)
        ? fused(.product, [self, a, b], value)
        : detach() + a.detach() * value * b.detach()
    )
  }

  /// Adds `value` times the quotient of two tensors.
  ///
  /// Mirrors `Tensor.addcdiv_(a, b, value=)`.
  package func addcdiv(_ a: Tensor, _ b: Tensor, value: Double) throws(TensorError) {
    try become(
      isLike(a) && isLike(b)
        ? fused(.quotient, [self, a, b], value)
        : detach() + a.detach() * value / b.detach()
    )
  }

  private func fused(
    _ rule: FusedKernel.Rule,
    _ tensors: [Tensor],
    _ factor: Double
  ) throws(TensorError) -> Tensor {
    try .compute(FusedKernel(rule: rule, factor: factor), tensors, shape: shape)
  }

  private func isLike(_ other: Tensor) -> Bool {
    dtype == other.dtype && dtype.isFloatingPoint && shape == other.shape
  }
}

private struct FusedKernel: Kernel {
  enum Rule { case sum, interpolation, product, quotient }

  let rule: Rule
  let factor: Double

  func run<R: Real>(_ inputs: [UnsafeBufferPointer<R>], _ output: UnsafeMutableBufferPointer<R>) {
    let factor = R(factor)
    let (own, a, b) = (inputs[0], inputs[1], inputs[inputs.count - 1])
    switch rule {
    case .sum:
      for i in output.indices { output[i] = own[i].addingProduct(a[i], factor) }
    case .interpolation:
      // From the nearer end.
      let (base, part) = factor < 0.5 ? (own, factor) : (a, factor - 1)
      for i in output.indices { output[i] = base[i].addingProduct(part, a[i] - own[i]) }
    case .product:
      for i in output.indices { output[i] = own[i].addingProduct(a[i] * factor, b[i]) }
    case .quotient:
      for i in output.indices { output[i] = own[i] + factor * a[i] / b[i] }
    }
  }
}
