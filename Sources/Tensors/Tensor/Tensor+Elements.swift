extension Tensor {
  /// The address of the first element; nothing may be read there on `meta`.
  ///
  /// A tensor without elements may begin anywhere, even where no address is.
  package var baseAddress: UnsafeMutableRawPointer {
    storage.bytes + storageOffset &* dtype.itemSize
  }

  /// The bytes of a tensor whose elements lie in row-major order.
  ///
  /// Call it on `contiguous()`. Valid as long as the storage lives; empty on `meta`.
  package var elementBytes: UnsafeRawBufferPointer {
    let count = storage.hasBytes ? elementCount * dtype.itemSize : 0
    return UnsafeRawBufferPointer(start: baseAddress, count: count)
  }

  /// The elements in row-major order as a Swift array.
  ///
  /// Mirrors `Tensor.flatten().tolist()`; from an accelerator the elements are transferred. It is a
  /// mistake to ask a tensor on `meta`, which has none, or for more than fits into memory.
  public func toArray() -> [Float] { toArray(as: Float.self) }

  /// The elements in row-major order as numbers of the given type.
  public func toArray(as type: Double.Type) -> [Double] {
    dtype == .float64 ? elements() : read().map { $0.real }
  }

  /// The elements in row-major order as numbers of the given type.
  public func toArray(as type: Float.Type) -> [Float] {
    dtype == .float32 ? elements() : read().map { Float($0) }
  }

  /// The elements in row-major order as integers, truncated towards zero.
  public func toArray(as type: Int.Type) -> [Int] { read().map { Int(Int64($0)) } }

  /// The elements in row-major order as truth values.
  public func toArray(as type: Bool.Type) -> [Bool] { read().map { $0.isTrue } }

  /// The only element as a number.
  ///
  /// Mirrors `Tensor.item`; from an accelerator the element is transferred. It is a mistake to call it on a tensor of several elements.
  public func item() -> Double {
    precondition(
      elementCount == 1,
      "a Tensor with \(elementCount) elements cannot be converted to Scalar"
    )
    return read()[0].real
  }

  /// The elements in row-major order, which are of this type.
  private func elements<E: Element>() -> [E] {
    precondition(storage.hasBytes, TensorError.metaHasNoData.description)
    recordTransfer(to: .cpu)
    return [E](unsafeUninitializedCapacity: elementCount) { buffer, count in
      count = elementCount
      guard let target = UnsafeMutableRawPointer(buffer.baseAddress) else { return }
      copyElements(to: target)
    }
  }

  /// The elements in row-major order, brought to the host.
  func read() -> [Number] {
    recordTransfer(to: .cpu)
    return numbers()
  }

  /// The elements in row-major order; whoever computes with them is where they are.
  package func numbers() -> [Number] {
    precondition(storage.hasBytes, TensorError.metaHasNoData.description)
    var reader = Reader(tensor: self)
    return dtype.visit(&reader)
  }
}

/// Reads all elements of a tensor.
private struct Reader: ElementVisitor {
  let tensor: Tensor

  mutating func visit<E: Element>(_ element: E.Type) -> [Number] {
    var result: [Number] = []
    result.reserveCapacity(tensor.elementCount)
    let base = tensor.baseAddress
    Walk(shape: tensor.shape, tensor.stride, tensor.stride).forEachRun { run in
      for index in 0..<run.count {
        let offset = (run.offsets.0 + index * run.steps.0) * MemoryLayout<E>.stride
        result.append(base.loadUnaligned(fromByteOffset: offset, as: E.self).number)
      }
    }
    return result
  }
}
