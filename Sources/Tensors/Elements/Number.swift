/// One element of any dtype, wide enough to hold it exactly.
///
/// Every conversion between dtypes goes through this: a dtype says how to read and to write a
/// `Number`, and the compiler specialises the pair.
package enum Number {
  case real(Double)
  case integer(Int64)
  case unsigned(UInt64)
  case bool(Bool)
  case complex(Double, Double)

  /// The value as a real number; a complex number loses its imaginary part.
  @inline(__always)
  package var real: Double {
    switch self {
    case .real(let value): value
    case .integer(let value): Double(value)
    case .unsigned(let value): Double(value)
    case .bool(let value): value ? 1 : 0
    case .complex(let real, _): real
    }
  }

  /// The imaginary part, which is zero for all but complex numbers.
  @inline(__always)
  package var imaginary: Double {
    if case .complex(_, let imaginary) = self { imaginary } else { 0 }
  }

  /// The low 64 bits of the value truncated towards zero.
  ///
  /// NaN and what exceeds 64 bits become the smallest integer, as the x86 instruction has it that
  /// PyTorch's C++ compiles to.
  @inline(__always)
  package var bits: UInt64 {
    switch self {
    case .integer(let value): UInt64(bitPattern: value)
    case .unsigned(let value): value
    case .bool(let value): value ? 1 : 0
    case .real(let value), .complex(let value, _):
      UInt64(bitPattern: value > -0x1p63 && value < 0x1p63 ? Int64(value) : .min)
    }
  }

  /// Whether the value differs from zero.
  @inline(__always)
  package var isTrue: Bool {
    switch self {
    case .real(let value): value != 0
    case .integer(let value): value != 0
    case .unsigned(let value): value != 0
    case .bool(let value): value
    case .complex(let real, let imaginary): real != 0 || imaginary != 0
    }
  }
}
