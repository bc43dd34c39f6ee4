extension Tensor {
  /// Adds element by element; shapes are broadcast and dtypes promoted.
  public static func + (a: Tensor, b: Tensor) throws(TensorError) -> Tensor {
    try combine(a, b, integers: { $0 &+ $1 }, reals: { $0 + $1 }, .plus)
  }

  /// Subtracts element by element; shapes are broadcast and dtypes promoted.
  public static func - (a: Tensor, b: Tensor) throws(TensorError) -> Tensor {
    if a.dtype == .bool, b.dtype == .bool { throw .subtractionOfBools }
    return try combine(a, b, integers: { $0 &- $1 }, reals: { $0 - $1 }, .minus)
  }

  /// Multiplies element by element; shapes are broadcast and dtypes promoted.
  public static func * (a: Tensor, b: Tensor) throws(TensorError) -> Tensor {
    try combine(a, b, integers: { $0 &* $1 }, reals: { $0 * $1 }, .times)
  }

  /// Divides element by element; integers give float32.
  public static func / (a: Tensor, b: Tensor) throws(TensorError) -> Tensor {
    let dtype = DType.promoted(a, b)
    let (a, b) = dtype.isDifferentiable ? (a, b) : (a.to(.float32), b.to(.float32))
    return try combine(a, b, integers: { $0 &+ $1 }, reals: { $0 / $1 }, .divide)
  }

  /// Adds a number to every element.
  public static func + (a: Tensor, b: Double) throws(TensorError) -> Tensor {
    try a + a.scalar(b)
  }

  /// Subtracts a number from every element.
  public static func - (a: Tensor, b: Double) throws(TensorError) -> Tensor {
    try a - a.scalar(b)
  }

  /// Multiplies every element by a number.
  public static func * (a: Tensor, b: Double) throws(TensorError) -> Tensor {
    try a * a.scalar(b)
  }

  /// Divides every element by a number.
  public static func / (a: Tensor, b: Double) throws(TensorError) -> Tensor {
    try a / a.scalar(b)
  }

  /// Adds in place; `b` is broadcast and cast.
  ///
  /// Mirrors `Tensor.add_`.
  public static func += (a: Tensor, b: Tensor) throws(TensorError) { try a.copy(from: a + b) }

  /// Adds a number in place.
  public static func += (a: Tensor, b: Double) throws(TensorError) { try a.copy(from: a + b) }

  /// Subtracts in place; `b` is broadcast and cast.
  public static func -= (a: Tensor, b: Tensor) throws(TensorError) { try a.copy(from: a - b) }

  /// Multiplies by a number in place.
  public static func *= (a: Tensor, b: Double) throws(TensorError) { try a.copy(from: a * b) }

  /// A 0-d tensor for a Swift number, which like Python's does not decide the dtype.
  private func scalar(_ value: Double) -> Tensor {
    let isWhole = value == value.rounded() && value.magnitude < 0x1p53
    if dtype.isDifferentiable { return Tensor(scalar: value, dtype: dtype) }
    return isWhole ? Tensor(scalar: Int(value), dtype: .int64) : Tensor(scalar: value)
  }
}

extension DType {
  /// The dtype of a result of two tensors, by PyTorch's rules of promotion.
  ///
  /// A 0-d tensor counts only where its kind (truth values, integers, reals, complex numbers) is the
  /// higher one.
  static func promoted(_ a: Tensor, _ b: Tensor) -> DType {
    if a.rank == 0, b.rank > 0, a.dtype.kind <= b.dtype.kind { return b.dtype }
    if b.rank == 0, a.rank > 0, b.dtype.kind <= a.dtype.kind { return a.dtype }
    return promoted(a.dtype, b.dtype)
  }

  /// The smallest dtype that holds what both hold.
  static func promoted(_ a: DType, _ b: DType) -> DType {
    if a == b { return a }
    let (low, high) = a.kind <= b.kind ? (a, b) : (b, a)
    if low.kind < high.kind {
      return high == .complex64 && low == .float64 ? .complex128 : high
    }
    switch high.kind {
    case 1:
      if a.isUnsigned == b.isUnsigned { return a.itemSize > b.itemSize ? a : b }
      let (signed, unsigned) = a.isUnsigned ? (b, a) : (a, b)
      if signed.itemSize > unsigned.itemSize { return signed }
      return unsigned.itemSize == 1 ? .int16 : unsigned.itemSize == 2 ? .int32 : .int64
    case 2: return a.itemSize == b.itemSize ? .float32 : a.itemSize > b.itemSize ? a : b
    default: return .complex128
    }
  }

  private var kind: Int { self == .bool ? 0 : isInteger ? 1 : isFloatingPoint ? 2 : 3 }

  private var isUnsigned: Bool { [.uint8, .uint16, .uint32, .uint64].contains(self) }
}

/// The operations whose complex form differs from the real one.
private enum Operation { case plus, minus, times, divide }

/// Computes element by element in the promoted dtype: float32 in single precision.
private func combine(
  _ a: Tensor,
  _ b: Tensor,
  integers: (Int64, Int64) -> Int64,
  reals: (Double, Double) -> Double,
  _ operation: Operation
) throws(TensorError) -> Tensor {
  let shape = try broadcast(a.shape, b.shape)
  let dtype = DType.promoted(a, b)
  let device = try commonDevice(a, b)
  guard device.type != "meta" else { return .zeros(shape, dtype: dtype, device: device) }
  let left = a.to(dtype).stretched(to: shape).numbers()
  let right = b.to(dtype).stretched(to: shape).numbers()
  var result: [Number] = []
  result.reserveCapacity(left.count)
  for (x, y) in zip(left, right) {
    if dtype.isComplex {
      result.append(complex(x, y, operation))
    } else if dtype.isFloatingPoint {
      // Rounding a double result to float32 equals computing in float32 for these operations.
      result.append(.real(reals(x.real, y.real)))
    } else if dtype == .bool {
      result.append(.bool(operation == .times ? x.isTrue && y.isTrue : x.isTrue || y.isTrue))
    } else {
      result.append(.integer(integers(Int64(x), Int64(y))))
    }
  }
  return Tensor(numbers: result, shape: shape, dtype: dtype)
}

/// The device of both; a 0-d CPU tensor goes anywhere.
func commonDevice(_ a: Tensor, _ b: Tensor) throws(TensorError) -> Device {
  if a.device == b.device || (b.rank == 0 && b.device == .cpu) { return a.device }
  if a.rank == 0, a.device == .cpu { return b.device }
  throw .devicesDiffer(b.device.type == "cpu" ? a.device : b.device, expected: .cpu)
}

/// One operation on complex numbers.
private func complex(_ x: Number, _ y: Number, _ operation: Operation) -> Number {
  let (a, b, c, d) = (x.real, x.imaginary, y.real, y.imaginary)
  switch operation {
  case .plus: return .complex(a + c, b + d)
  case .minus: return .complex(a - c, b - d)
  case .times: return .complex(a * c - b * d, a * d + b * c)
  case .divide:
    let scale = c * c + d * d
    return .complex((a * c + b * d) / scale, (b * c - a * d) / scale)
  }
}
