extension Tensor {
  /// Copies the elements of `source` into this tensor's memory.
  ///
  /// Mirrors `Tensor.copy_`: the source is broadcast to this tensor's shape and cast to its dtype.
  /// Both may be on different devices. Copying into a tensor on `meta` does nothing.
  ///
  /// - Throws: `TensorError.sizesDiffer`, `.outputShape` where the shapes do not fit,
  ///   `.metaHasNoData` where the source has no elements to give, `.leafInPlace` where this tensor's
  ///   gradient is wanted and `noGrad` does not say otherwise.
  public func copy(from source: Tensor) throws(TensorError) {
    try requireMutable()
    let together = try broadcast(shape, source.shape)
    guard together == shape else { throw .outputShape(shape, broadcast: together) }
    guard storage.hasBytes else { return }
    guard source.storage.hasBytes else { throw .metaHasNoData }
    if source.dtype.isComplex, !dtype.isComplex, dtype != .bool {
      Warnings.add("Casting complex values to real discards the imaginary part")
    }
    source.recordTransfer(to: device)
    assign(from: source.stretched(to: shape))
    countChange()
    forgetHistory()
    let origin = source.device
    _ = recorded("CopyBackwards", (source, { g throws(TensorError) in try g.to(origin) }))
  }

  /// Becomes a leaf again, since all elements have been overwritten.
  private func forgetHistory() {
    guard Recording.isOn, node != nil else { return }
    node = nil
    requiresGrad = false
  }

  /// Copies elements, cast; both have the same shape.
  package func assign(from source: Tensor) {
    guard storage.hasBytes, source.storage.hasBytes, elementCount > 0 else { return }
    let walk = Walk(shape: shape, stride, source.stride)
    let (target, origin) = (baseAddress, UnsafeRawPointer(source.baseAddress))
    if dtype == source.dtype {
      move(walk, itemSize: dtype.itemSize, to: target, from: origin)
    } else {
      cast(walk, to: target, dtype, from: origin, source.dtype)
    }
  }

  /// Writes the elements in row-major order, as they are.
  func copyElements(to target: UnsafeMutableRawPointer) {
    guard elementCount > 0 else { return }
    let walk = Walk(shape: shape, contiguousStride(shape), stride)
    move(walk, itemSize: dtype.itemSize, to: target, from: UnsafeRawPointer(baseAddress))
  }
}

/// Copies elements of one dtype: whole runs where they lie side by side.
private func move(
  _ walk: Walk,
  itemSize: Int,
  to target: UnsafeMutableRawPointer,
  from source: UnsafeRawPointer
) {
  walk.forEachRun { run in
    let (to, from) = (target + run.offsets.0 * itemSize, source + run.offsets.1 * itemSize)
    if run.steps == (1, 1) {
      HostMemory.copy(from: from, to: to, byteCount: run.count * itemSize)
      return
    }
    for index in 0..<run.count {
      (to + index * run.steps.0 * itemSize)
        .copyMemory(from: from + index * run.steps.1 * itemSize, byteCount: itemSize)
    }
  }
}

/// Copies elements of one dtype into another, a bufferful at a time.
///
/// By way of `Number`, so that there is one loop a dtype to read and one to write, not one a pair.
private func cast(
  _ walk: Walk,
  to target: UnsafeMutableRawPointer,
  _ targetType: DType,
  from source: UnsafeRawPointer,
  _ sourceType: DType
) {
  let capacity = 256
  withUnsafeTemporaryAllocation(of: Number.self, capacity: capacity) { buffer in
    walk.forEachRun { run in
      var done = 0
      while done < run.count {
        let numbers = UnsafeMutableBufferPointer(
          rebasing: buffer[..<min(capacity, run.count - done)]
        )
        var read = Read(
          from: source + (run.offsets.1 + done * run.steps.1) * sourceType.itemSize,
          step: run.steps.1,
          into: numbers
        )
        sourceType.visit(&read)
        var write = Write(
          numbers: numbers,
          to: target + (run.offsets.0 + done * run.steps.0) * targetType.itemSize,
          step: run.steps.0
        )
        targetType.visit(&write)
        done += numbers.count
      }
    }
  }
}

/// Reads evenly spaced elements as numbers.
private struct Read: ElementVisitor {
  let source: UnsafeRawPointer
  let step: Int
  let numbers: UnsafeMutableBufferPointer<Number>

  init(from source: UnsafeRawPointer, step: Int, into numbers: UnsafeMutableBufferPointer<Number>) {
    self.source = source
    self.step = step
    self.numbers = numbers
  }

  mutating func visit<E: Element>(_ element: E.Type) {
    for index in numbers.indices {
      let offset = index * step * MemoryLayout<E>.stride
      let element = source.loadUnaligned(fromByteOffset: offset, as: E.self)
      numbers.initializeElement(at: index, to: element.number)
    }
  }
}

/// Writes numbers as evenly spaced elements.
private struct Write: ElementVisitor {
  let numbers: UnsafeMutableBufferPointer<Number>
  let target: UnsafeMutableRawPointer
  let step: Int

  init(
    numbers: UnsafeMutableBufferPointer<Number>,
    to target: UnsafeMutableRawPointer,
    step: Int
  ) {
    self.numbers = numbers
    self.target = target
    self.step = step
  }

  mutating func visit<E: Element>(_ element: E.Type) {
    for index in numbers.indices {
      let offset = index * step * MemoryLayout<E>.stride
      target.storeBytes(of: E(numbers[index]), toByteOffset: offset, as: E.self)
    }
  }
}
