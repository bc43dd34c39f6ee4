extension Tensor {
  /// Makes a tensor from literals, as in `Tensor([[1, 2], [3, 4]])`.
  ///
  /// Mirrors `torch.tensor`, except that whole numbers too are float32 unless `dtype` says otherwise.
  /// Truth values make a `bool` tensor. All rows must have the same length.
  public convenience init(_ literal: TensorLiteral, dtype: DType? = nil) {
    self.init(
      numbers: literal.numbers,
      shape: literal.shape,
      dtype: dtype ?? (literal.isBool ? .bool : .float32)
    )
  }

  /// Makes a 0-d tensor.
  public convenience init(scalar value: Double, dtype: DType = .float32) {
    self.init(numbers: [.real(value)], shape: [], dtype: dtype)
  }

  /// Makes a 0-d tensor.
  public convenience init(scalar value: Int, dtype: DType = .int64) {
    self.init(numbers: [.integer(Int64(value))], shape: [], dtype: dtype)
  }

  /// Makes a 0-d tensor.
  public convenience init(scalar value: Bool) {
    self.init(numbers: [.bool(value)], shape: [], dtype: .bool)
  }

  /// Makes a float32 tensor of these elements: one dimension, or the given shape.
  @_disfavoredOverload
  public convenience init(_ values: [Float], shape: [Int]? = nil) {
    self.init(elements: values, shape: shape, dtype: .float32)
  }

  /// Makes a float64 tensor of these elements: one dimension, or the given shape.
  @_disfavoredOverload
  public convenience init(_ values: [Double], shape: [Int]? = nil) {
    self.init(elements: values, shape: shape, dtype: .float64)
  }

  /// Makes an int64 tensor of these elements: one dimension, or the given shape.
  @_disfavoredOverload
  public convenience init(_ values: [Int], shape: [Int]? = nil) {
    self.init(
      numbers: values.map { .integer(Int64($0)) },
      shape: shape ?? [values.count],
      dtype: .int64
    )
  }

  /// Makes a bool tensor of these elements: one dimension, or the given shape.
  @_disfavoredOverload
  public convenience init(_ values: [Bool], shape: [Int]? = nil) {
    self.init(numbers: values.map { .bool($0) }, shape: shape ?? [values.count], dtype: .bool)
  }

  /// Makes a row-major tensor of these elements, which are of the dtype already.
  private convenience init<E: Element>(elements: [E], shape: [Int]?, dtype: DType) {
    let shape = shape ?? [elements.count]
    precondition(
      checkedElementCount(shape) == elements.count,
      "shape '\(list(shape))' is invalid for input of size \(elements.count)"
    )
    self.init(written: shape, dtype: dtype)
    elements.withUnsafeBytes { storage.mutableBytes.copyMemory(from: $0) }
  }

  /// Makes a row-major tensor of these elements, cast.
  package convenience init(numbers: [Number], shape: [Int], dtype: DType) {
    precondition(
      checkedElementCount(shape) == numbers.count,
      "shape '\(list(shape))' is invalid for input of size \(numbers.count)"
    )
    self.init(written: shape, dtype: dtype)
    var writer = Writer(numbers: numbers, target: baseAddress)
    dtype.visit(&writer)
  }

  /// Makes a row-major tensor of these elements, cast, on a device; they are not counted as a transfer.
  ///
  /// - Throws: `TensorError.outOfMemory` or `.outOfDeviceMemory`.
  package convenience init(
    numbers: [Number],
    shape: [Int],
    dtype: DType,
    device: Device
  ) throws(TensorError) {
    try self.init(uninitialized: shape, dtype: dtype, device: device)
    guard storage.hasBytes else { return }
    var writer = Writer(numbers: numbers, target: baseAddress)
    dtype.visit(&writer)
  }

  /// Makes a tensor over new memory, which holds zeros or is to be overwritten at once.
  ///
  /// - Throws: `TensorError.outOfMemory` and its siblings, or what is wrong with the shape or device.
  convenience init(
    uninitialized shape: [Int],
    stride: [Int]? = nil,
    dtype: DType,
    device: Device = .cpu,
    isZeroed: Bool = false
  ) throws(TensorError) {
    if shape.contains(where: { $0 < 0 }) { throw .negativeSize }
    let (byteCount, overflow) = (checkedElementCount(shape) ?? .max)
      .multipliedReportingOverflow(by: dtype.itemSize)
    guard !overflow else { throw .sizeOverflow(shape) }
    self.init(
      storage: try Storage(allocating: byteCount, on: device, isZeroed: isZeroed),
      dtype: dtype,
      shape: shape,
      stride: stride ?? contiguousStride(shape)
    )
  }

  /// Makes a tensor of a shape that a programmer wrote.
  ///
  /// It is a mistake to ask for more memory than there is, or for a device that there is not.
  convenience init(
    written shape: [Int],
    dtype: DType,
    device: Device = .cpu,
    isZeroed: Bool = false
  ) {
    do throws(TensorError) {
      try self.init(uninitialized: shape, dtype: dtype, device: device, isZeroed: isZeroed)
    } catch {
      preconditionFailure(error.description)
    }
  }
}

/// Writes elements side by side.
private struct Writer: ElementVisitor {
  let numbers: [Number]
  let target: UnsafeMutableRawPointer

  mutating func visit<E: Element>(_ element: E.Type) {
    for (index, number) in numbers.enumerated() {
      let offset = index * MemoryLayout<E>.stride
      target.storeBytes(of: E(number), toByteOffset: offset, as: E.self)
    }
  }
}
