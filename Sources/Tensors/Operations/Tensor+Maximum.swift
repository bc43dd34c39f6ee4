extension Tensor {
  /// The larger of two tensors of one shape, element by element; NaN wins.
  ///
  /// Mirrors `torch.maximum`, unrecorded.
  ///
  /// - Throws: `TensorError.sizesDiffer`.
  package static func maximum(_ a: Tensor, _ b: Tensor) throws(TensorError) -> Tensor {
    let shape = try broadcast(a.shape, b.shape)
    let inputs = [a.detach().stretched(to: shape), b.detach().stretched(to: shape)]
    return try compute(Maximum(), inputs, shape: shape)
  }
}

private struct Maximum: Kernel {
  func run<R: Real>(_ inputs: [UnsafeBufferPointer<R>], _ output: UnsafeMutableBufferPointer<R>) {
    for index in output.indices {
      let (a, b) = (inputs[0][index], inputs[1][index])
      output[index] = a > b || a.isNaN ? a : b
    }
  }
}
