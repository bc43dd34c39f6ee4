extension Tensor {
  /// Adds element by element; shapes are broadcast and dtypes promoted.
  public static func + (a: Tensor, b: Tensor) throws(TensorError) -> Tensor {
    try elementwise(Plus.self, a, b).recorded("AddBackward0", (a, { $0 }), (b, { $0 }))
  }

  /// Subtracts element by element; shapes are broadcast and dtypes promoted.
  public static func - (a: Tensor, b: Tensor) throws(TensorError) -> Tensor {
    if a.dtype == .bool, b.dtype == .bool { throw .subtractionOfBools }
    if a.dtype == .bool || b.dtype == .bool { throw .subtractionOfBool }
    return try elementwise(Minus.self, a, b)
      .recorded("SubBackward0", (a, { $0 }), (b, { g throws(TensorError) in try -g }))
  }

  /// Multiplies element by element; shapes are broadcast and dtypes promoted.
  public static func * (a: Tensor, b: Tensor) throws(TensorError) -> Tensor {
    let (left, right) = (Saved(a), Saved(b))
    return try elementwise(Times.self, a, b)
      .recorded(
        "MulBackward0",
        (a, { g throws(TensorError) in try g * right.unpack() }),
        (b, { g throws(TensorError) in try g * left.unpack() })
      )
  }

  /// Divides element by element; integers give float32.
  public static func / (a: Tensor, b: Tensor) throws(TensorError) -> Tensor {
    let dtype = DType.promoted(a, b)
    let (left, right) = (Saved(a), Saved(b))
    return try elementwise(Over.self, a, b, dtype: dtype.isDifferentiable ? dtype : .float32)
      .recorded(
        "DivBackward0",
        (a, { g throws(TensorError) in try g / right.unpack() }),
        (
          b,
          { g throws(TensorError) in
            let (a, b) = (try left.unpack(), try right.unpack())
            return try -g * a / (b * b)
          }
        )
      )
  }

  /// The negative of every element.
  public static prefix func - (a: Tensor) throws(TensorError) -> Tensor {
    if a.dtype == .bool { throw .negationOfBools }
    return try elementwise(Times.self, a, number(-1, of: a), dtype: a.dtype)
      .recorded("NegBackward0", (a, { g throws(TensorError) in try -g }))
  }

  /// A factor or divisor as a tensor that decides nothing.
  private static func number(_ value: Double, of tensor: Tensor) -> Tensor {
    // Complex numbers are computed in double precision, and their number is to be one of theirs.
    let value = tensor.dtype == .complex64 ? Double(Float(value)) : value
    return Tensor(scalar: value, dtype: .float64)
  }

  /// A summand, which unlike a factor is rounded to the dtype of a tensor of small floats.
  private static func summand(_ value: Double, of tensor: Tensor) -> Tensor {
    let dtype = tensor.dtype
    return number(
      dtype.isFloatingPoint ? Tensor(scalar: value, dtype: dtype).item() : value,
      of: tensor
    )
  }
}

/// Arithmetic with a Swift number, which like Python's does not decide the dtype.
extension Tensor {
  /// Adds a number to every element.
  public static func + (a: Tensor, b: Double) throws(TensorError) -> Tensor {
    try elementwise(Plus.self, a, summand(b, of: a), dtype: .promoted(a, b))
      .recorded("AddBackward0", (a, { $0 }))
  }

  /// Subtracts a number from every element.
  public static func - (a: Tensor, b: Double) throws(TensorError) -> Tensor {
    if a.dtype == .bool { throw .subtractionOfBool }
    return try elementwise(Minus.self, a, summand(b, of: a), dtype: .promoted(a, b))
      .recorded("SubBackward0", (a, { $0 }))
  }

  /// Multiplies every element by a number.
  public static func * (a: Tensor, b: Double) throws(TensorError) -> Tensor {
    try elementwise(Times.self, a, number(b, of: a), dtype: .promoted(a, b))
      .recorded("MulBackward0", (a, { g throws(TensorError) in try g * b }))
  }

  /// Divides every element by a number.
  public static func / (a: Tensor, b: Double) throws(TensorError) -> Tensor {
    let dtype = DType.promoted(a, b)
    return try elementwise(
      Over.self,
      a,
      number(b, of: a),
      dtype: dtype.isDifferentiable ? dtype : .float32
    )
    .recorded("DivBackward0", (a, { g throws(TensorError) in try g / b }))
  }

  /// Adds every element to a number.
  public static func + (a: Double, b: Tensor) throws(TensorError) -> Tensor { try b + a }

  /// Multiplies a number by every element.
  public static func * (a: Double, b: Tensor) throws(TensorError) -> Tensor { try b * a }

  /// Subtracts every element from a number.
  public static func - (a: Double, b: Tensor) throws(TensorError) -> Tensor {
    if b.dtype == .bool { throw .subtractionOfBool }
    return try elementwise(Minus.self, summand(a, of: b), b, dtype: .promoted(b, a))
      .recorded("RsubBackward1", (b, { g throws(TensorError) in try -g }))
  }
}

/// Arithmetic in place: the object and its memory stay.
extension Tensor {
  /// Adds in place; `b` is broadcast and cast.
  ///
  /// Mirrors `Tensor.add_`.
  public static func += (a: Tensor, b: Tensor) throws(TensorError) { try a.become(a + b) }

  /// Adds a number in place.
  public static func += (a: Tensor, b: Double) throws(TensorError) { try a.become(a + b) }

  /// Subtracts in place; `b` is broadcast and cast.
  public static func -= (a: Tensor, b: Tensor) throws(TensorError) { try a.become(a - b) }

  /// Multiplies by a number in place.
  public static func *= (a: Tensor, b: Double) throws(TensorError) { try a.become(a * b) }
}
