extension DType {
  /// Whether the elements are real floating-point numbers.
  public var isFloatingPoint: Bool {
    switch self {
    case .float64, .float32, .float16, .bfloat16, .float8e4m3fn, .float8e5m2: true
    default: false
    }
  }

  /// Whether the elements are pairs of a real and an imaginary part.
  public var isComplex: Bool { self == .complex64 || self == .complex128 }

  /// Whether the elements can be differentiated.
  public var isDifferentiable: Bool { isFloatingPoint || isComplex }

  /// Whether the elements are integers; `bool` is none.
  public var isInteger: Bool { !isDifferentiable && self != .bool }

  /// The name of PyTorch's C++ type, which its messages use, as in `Float`.
  public var legacyName: String {
    switch self {
    case .float64: "Double"
    case .float32: "Float"
    case .float16: "Half"
    case .bfloat16: "BFloat16"
    case .float8e4m3fn: "Float8_e4m3fn"
    case .float8e5m2: "Float8_e5m2"
    case .int64: "Long"
    case .int32: "Int"
    case .int16: "Short"
    case .int8: "Char"
    case .uint64: "UInt64"
    case .uint32: "UInt32"
    case .uint16: "UInt16"
    case .uint8: "Byte"
    case .bool: "Bool"
    case .complex128: "ComplexDouble"
    case .complex64: "ComplexFloat"
    }
  }

  /// The name of the C type, which a few of PyTorch's messages use.
  var cName: String {
    switch self {
    case .float64: "double"
    case .float32: "float"
    case .float16: "c10::Half"
    case .bfloat16: "c10::BFloat16"
    case .float8e4m3fn: "c10::Float8_e4m3fn"
    case .float8e5m2: "c10::Float8_e5m2"
    case .int64: "long"
    case .int32: "int"
    case .int16: "short"
    case .int8: "signed char"
    case .uint64: "unsigned long"
    case .uint32: "unsigned int"
    case .uint16: "unsigned short"
    case .uint8: "unsigned char"
    case .bool: "bool"
    case .complex128: "c10::complex<double>"
    case .complex64: "c10::complex<float>"
    }
  }
}
