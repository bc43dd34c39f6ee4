import Tensors

/// The types of elements that the safetensors format knows, in the order of its library.
enum SafetensorsType: String, CaseIterable {
  case bool = "BOOL"
  case f4 = "F4"
  case f6e2m3 = "F6_E2M3"
  case f6e3m2 = "F6_E3M2"
  case u8 = "U8"
  case i8 = "I8"
  case f8e5m2 = "F8_E5M2"
  case f8e4m3 = "F8_E4M3"
  case f8e8m0 = "F8_E8M0"
  case f8e4m3fnuz = "F8_E4M3FNUZ"
  case f8e5m2fnuz = "F8_E5M2FNUZ"
  case i16 = "I16"
  case u16 = "U16"
  case f16 = "F16"
  case bf16 = "BF16"
  case i32 = "I32"
  case u32 = "U32"
  case f32 = "F32"
  case c64 = "C64"
  case f64 = "F64"
  case i64 = "I64"
  case u64 = "U64"

  /// The type of a dtype; `nil` where the format has none.
  init?(_ dtype: DType) {
    switch dtype {
    case .float64: self = .f64
    case .float32: self = .f32
    case .float16: self = .f16
    case .bfloat16: self = .bf16
    case .float8e4m3fn: self = .f8e4m3
    case .float8e5m2: self = .f8e5m2
    case .int64: self = .i64
    case .int32: self = .i32
    case .int16: self = .i16
    case .int8: self = .i8
    case .uint64: self = .u64
    case .uint32: self = .u32
    case .uint16: self = .u16
    case .uint8: self = .u8
    case .bool: self = .bool
    case .complex64: self = .c64
    case .complex128: return nil
    }
  }

  /// The dtype; `nil` where no dtype here has such elements.
  var dtype: DType? {
    switch self {
    case .bool: .bool
    case .u8: .uint8
    case .i8: .int8
    case .f8e5m2: .float8e5m2
    case .f8e4m3: .float8e4m3fn
    case .i16: .int16
    case .u16: .uint16
    case .f16: .float16
    case .bf16: .bfloat16
    case .i32: .int32
    case .u32: .uint32
    case .f32: .float32
    case .c64: .complex64
    case .f64: .float64
    case .i64: .int64
    case .u64: .uint64
    case .f4, .f6e2m3, .f6e3m2, .f8e8m0, .f8e4m3fnuz, .f8e5m2fnuz: nil
    }
  }

  /// The size of one element in bits.
  var bitCount: Int {
    switch self {
    case .f4: 4
    case .f6e2m3, .f6e3m2: 6
    case .f8e8m0, .f8e4m3fnuz, .f8e5m2fnuz: 8
    default: (dtype?.itemSize ?? 1) * 8
    }
  }

  /// The place in the order by which a file's tensors are sorted, largest first.
  var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
