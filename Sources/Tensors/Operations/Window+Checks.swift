extension Window {
  /// Throws what PyTorch says of a pooling window that makes no sense.
  ///
  /// - Parameters:
  ///   - operation: PyTorch's name, as in `max_pool2d`.
  ///   - rank: how many spatial dimensions there are.
  /// - Throws: `TensorError.layer`.
  func checkPool(_ operation: String, _ rank: Int) throws(TensorError) {
    guard !stride.contains(0) || operation == "max_pool1d" else {
      throw .layer(.poolStride(operation: operation, Array(stride.suffix(rank))))
    }
    guard kernel.allSatisfy({ $0 > 0 }) else {
      throw .layer(.poolKernel(operation: operation, Array(kernel.suffix(rank))))
    }
    guard stride.allSatisfy({ $0 > 0 }) else {
      throw .layer(.poolStride(operation: operation, Array(stride.suffix(rank))))
    }
    guard dilation.allSatisfy({ $0 > 0 }) else {
      throw .layer(.poolDilation(operation: operation, Array(dilation.suffix(rank))))
    }
    if let negative = padding.first(where: { $0 < 0 }) {
      throw .layer(.poolNegativePadding(operation: operation, negative))
    }
    for dimension in 0..<3 where padding[dimension] > reach(dimension) / 2 {
      throw .layer(
        .poolPadding(
          operation: operation,
          padding: padding[dimension],
          kernel: kernel[dimension],
          dilation: dilation[dimension]
        )
      )
    }
  }
}
