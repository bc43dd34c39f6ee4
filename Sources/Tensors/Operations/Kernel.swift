/// A type in which kernels compute: single or double precision.
package protocol Real: Element, BinaryFloatingPoint {}

extension Float: Real {}
extension Double: Real {}

/// A computation over whole buffers, written once for single and double precision.
package protocol Kernel {
  /// Computes `output` from `inputs`, all in row-major order; `output` holds zeros.
  func run<R: Real>(
    _ inputs: [UnsafeBufferPointer<R>],
    _ output: UnsafeMutableBufferPointer<R>
  )
}

extension Tensor {
  /// Runs a kernel over tensors of one floating-point dtype.
  ///
  /// Float64 is computed in double precision, everything else in single precision and rounded once.
  /// On `meta` nothing is computed.
  package static func compute(
    _ kernel: some Kernel,
    _ inputs: [Tensor],
    shape: [Int]
  ) throws(TensorError) -> Tensor {
    let first = inputs[0]
    for input in inputs.dropFirst() {
      guard input.dtype == first.dtype else { throw .productTypes(first.dtype, input.dtype) }
      _ = try commonDevice(first, input)
    }
    guard first.dtype.isFloatingPoint else {
      throw .unsupported(operation: "kernel", dtype: first.dtype)
    }
    guard first.storage.hasBytes else {
      return try .zeros(shape, dtype: first.dtype, device: first.device)
    }
    return try first.dtype == .float64
      ? run(kernel, inputs, Double.self, .float64, shape)
      : run(kernel, inputs, Float.self, .float32, shape).to(first.dtype)
  }

  private static func run<R: Real>(
    _ kernel: some Kernel,
    _ inputs: [Tensor],
    _ type: R.Type,
    _ dtype: DType,
    _ shape: [Int]
  ) throws(TensorError) -> Tensor {
    var sources: [Tensor] = []
    for input in inputs { sources.append(try input.to(dtype).contiguous().aligned()) }
    let result = try Tensor.zeros(shape, dtype: dtype, device: inputs[0].device)
    let buffers = sources.map { source in
      UnsafeBufferPointer(
        start: source.baseAddress.assumingMemoryBound(to: R.self),
        count: source.elementCount
      )
    }
    let target = UnsafeMutableBufferPointer(
      start: result.baseAddress.assumingMemoryBound(to: R.self),
      count: result.elementCount
    )
    withExtendedLifetime(sources) { kernel.run(buffers, target) }
    return result
  }

  /// This tensor if its address suits its elements, otherwise a copy; a mapped file may be at odds.
  private func aligned() throws(TensorError) -> Tensor {
    try UInt(bitPattern: baseAddress) % UInt(dtype.itemSize) == 0 ? self : clone()
  }
}
