/// The type of a tensor's elements, named as PyTorch names it.
///
/// Mirrors `torch.dtype`. The cases are every dtype that `torch.save` writes for a dense tensor.
public enum DType: UInt8, Sendable, CaseIterable, Hashable {
  case float64, float32, float16, bfloat16
  case float8e4m3fn, float8e5m2
  case int64, int32, int16, int8
  case uint64, uint32, uint16, uint8
  case bool
  case complex128, complex64

  /// The size of one element, in bytes.
  public var itemSize: Int {
    switch self {
    case .complex128: 16
    case .float64, .int64, .uint64, .complex64: 8
    case .float32, .int32, .uint32: 4
    case .float16, .bfloat16, .int16, .uint16: 2
    case .float8e4m3fn, .float8e5m2, .int8, .uint8, .bool: 1
    }
  }

  /// The name without its module, as in `torch.float32`.
  public var name: String {
    switch self {
    case .float64: "float64"
    case .float32: "float32"
    case .float16: "float16"
    case .bfloat16: "bfloat16"
    case .float8e4m3fn: "float8_e4m3fn"
    case .float8e5m2: "float8_e5m2"
    case .int64: "int64"
    case .int32: "int32"
    case .int16: "int16"
    case .int8: "int8"
    case .uint64: "uint64"
    case .uint32: "uint32"
    case .uint16: "uint16"
    case .uint8: "uint8"
    case .bool: "bool"
    case .complex128: "complex128"
    case .complex64: "complex64"
    }
  }
}

extension DType: CustomStringConvertible {
  /// The text of Python's `repr`, as in `torch.float32`.
  public var description: String { "torch." + name }
}
