/// A type in which elements are added and multiplied.
///
/// Four are enough: what is smaller is computed in one of them and rounded or wrapped once, which
/// gives the same result.
protocol Arithmetic: Element {
  static func plus(_ a: Self, _ b: Self) -> Self
  static func minus(_ a: Self, _ b: Self) -> Self
  static func times(_ a: Self, _ b: Self) -> Self
  static func over(_ a: Self, _ b: Self) -> Self
}

extension Arithmetic where Self: BinaryFloatingPoint {
  @inline(__always) static func plus(_ a: Self, _ b: Self) -> Self { a + b }
  @inline(__always) static func minus(_ a: Self, _ b: Self) -> Self { a - b }
  @inline(__always) static func times(_ a: Self, _ b: Self) -> Self { a * b }
  @inline(__always) static func over(_ a: Self, _ b: Self) -> Self { a / b }
}

extension Float: Arithmetic {}
extension Double: Arithmetic {}

extension Int64: Arithmetic {
  @inline(__always) static func plus(_ a: Int64, _ b: Int64) -> Int64 { a &+ b }
  @inline(__always) static func minus(_ a: Int64, _ b: Int64) -> Int64 { a &- b }
  @inline(__always) static func times(_ a: Int64, _ b: Int64) -> Int64 { a &* b }
  // Quotients of integers are computed as reals, so nobody comes here.
  @inline(__always) static func over(_ a: Int64, _ b: Int64) -> Int64 { b == 0 ? 0 : a / b }
}

extension Complex: Arithmetic where Part == Double {
  @inline(__always) static func plus(_ a: Self, _ b: Self) -> Self {
    Self(real: a.real + b.real, imaginary: a.imaginary + b.imaginary)
  }

  @inline(__always) static func minus(_ a: Self, _ b: Self) -> Self {
    Self(real: a.real - b.real, imaginary: a.imaginary - b.imaginary)
  }

  @inline(__always) static func times(_ a: Self, _ b: Self) -> Self {
    Self(
      real: a.real * b.real - a.imaginary * b.imaginary,
      imaginary: a.real * b.imaginary + a.imaginary * b.real
    )
  }

  @inline(__always) static func over(_ a: Self, _ b: Self) -> Self {
    let scale = b.real * b.real + b.imaginary * b.imaginary
    return Self(
      real: (a.real * b.real + a.imaginary * b.imaginary) / scale,
      imaginary: (a.imaginary * b.real - a.real * b.imaginary) / scale
    )
  }
}

extension DType {
  /// The dtype in which elements of this one are computed.
  var computing: DType {
    switch self {
    case .float64: .float64
    case .float32, .float16, .bfloat16, .float8e4m3fn, .float8e5m2: .float32
    case .complex128, .complex64: .complex128
    default: .int64
    }
  }
}
