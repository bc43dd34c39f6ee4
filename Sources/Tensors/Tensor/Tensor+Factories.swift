extension Tensor {
  /// A tensor of zeros.
  ///
  /// It is a mistake to ask for more memory than there is.
  public static func zeros(_ shape: [Int], dtype: DType = .float32) -> Tensor {
    Tensor(written: shape, dtype: dtype, isZeroed: true)
  }

  /// A tensor of zeros on a device.
  ///
  /// - Throws: `TensorError.outOfDeviceMemory`, `.deviceUnavailable` and their siblings.
  public static func zeros(
    _ shape: [Int],
    dtype: DType = .float32,
    device: Device
  ) throws(TensorError) -> Tensor {
    try Tensor(uninitialized: shape, dtype: dtype, device: device, isZeroed: true)
  }

  /// A tensor of ones.
  ///
  /// It is a mistake to ask for more memory than there is.
  public static func ones(_ shape: [Int], dtype: DType = .float32) -> Tensor {
    full(shape, 1, dtype: dtype)
  }

  /// A tensor of ones on a device.
  ///
  /// - Throws: `TensorError.outOfDeviceMemory`, `.deviceUnavailable` and their siblings.
  public static func ones(
    _ shape: [Int],
    dtype: DType = .float32,
    device: Device
  ) throws(TensorError) -> Tensor {
    try full(shape, 1, dtype: dtype, device: device)
  }

  /// A tensor of one value.
  ///
  /// It is a mistake to ask for more memory than there is.
  public static func full(_ shape: [Int], _ value: Double, dtype: DType = .float32) -> Tensor {
    let result = zeros(shape, dtype: dtype)
    result.write(value)
    return result
  }

  /// A tensor of one value on a device.
  ///
  /// - Throws: `TensorError.outOfDeviceMemory`, `.deviceUnavailable` and their siblings.
  public static func full(
    _ shape: [Int],
    _ value: Double,
    dtype: DType = .float32,
    device: Device
  ) throws(TensorError) -> Tensor {
    let result = try zeros(shape, dtype: dtype, device: device)
    result.write(value)
    return result
  }

  /// A tensor of one value for a layer that a programmer wrote.
  ///
  /// It is a mistake to ask for more memory than there is, or for a device that there is not.
  package static func written(
    _ shape: [Int],
    _ value: Double,
    dtype: DType,
    device: Device
  ) -> Tensor {
    let result = Tensor(written: shape, dtype: dtype, device: device, isZeroed: true)
    if value != 0 { result.fill(value) }
    return result
  }

  /// The numbers from `start` up to but not including `end`.
  ///
  /// Mirrors `torch.arange` for whole numbers.
  public static func arange(
    _ start: Int,
    _ end: Int,
    step: Int = 1,
    dtype: DType = .int64
  ) -> Tensor {
    let numbers = Swift.stride(from: start, to: end, by: step).map { Number.integer(Int64($0)) }
    return Tensor(numbers: numbers, shape: [numbers.count], dtype: dtype)
  }

  /// The numbers from 0 up to but not including `end`.
  public static func arange(_ end: Int, dtype: DType = .int64) -> Tensor {
    arange(0, end, dtype: dtype)
  }

  /// The numbers from 0 up to but not including `end`, as float32.
  ///
  /// Python's `torch.arange(6.)`.
  @_disfavoredOverload
  public static func arange(_ end: Double, dtype: DType = .float32) -> Tensor {
    arange(0, Int(end.rounded(.up)), dtype: dtype)
  }

  /// A tensor of zeros with the shape, strides, dtype and device of another.
  ///
  /// - Throws: `TensorError.outOfMemory` or `.outOfDeviceMemory`.
  public static func zeros(like other: Tensor) throws(TensorError) -> Tensor {
    try full(like: other, 0)
  }

  /// A tensor of ones with the shape, strides, dtype and device of another.
  ///
  /// - Throws: `TensorError.outOfMemory` or `.outOfDeviceMemory`.
  public static func ones(like other: Tensor) throws(TensorError) -> Tensor {
    try full(like: other, 1)
  }

  /// A tensor of one value with the shape, strides, dtype and device of another.
  ///
  /// - Throws: `TensorError.outOfMemory` or `.outOfDeviceMemory`.
  public static func full(like other: Tensor, _ value: Double) throws(TensorError) -> Tensor {
    let result = try Tensor(
      uninitialized: other.shape,
      stride: other.preservedStride,
      dtype: other.dtype,
      device: other.device
    )
    result.write(value)
    return result
  }

  /// Writes one value to all elements.
  ///
  /// Mirrors `Tensor.fill_`.
  public func fill(_ value: Double) {
    write(value)
    countChange()
  }

  /// Writes one value to all elements of a tensor that nobody has seen yet.
  private func write(_ value: Double) {
    assign(from: Tensor(scalar: value, dtype: dtype).stretched(to: shape))
  }

  /// Writes zero to all elements.
  ///
  /// Mirrors `Tensor.zero_`.
  public func zero() { fill(0) }
}
