import Tensors

/// Counts the numbers of a tensor that are not finite, by their bits.
enum NonFinite {
  /// How many of the numbers in these bytes are NaN, and how many are infinite.
  ///
  /// A complex number is two numbers.
  static func count(_ bytes: UnsafeRawBufferPointer, _ dtype: DType) -> (nan: Int, infinite: Int) {
    switch dtype {
    case .float64, .complex128: count(bytes, exponent: 0x7ff0_0000_0000_0000 as UInt64)
    case .float32, .complex64: count(bytes, exponent: 0x7f80_0000 as UInt32)
    case .float16: count(bytes, exponent: 0x7c00 as UInt16)
    case .bfloat16: count(bytes, exponent: 0x7f80 as UInt16)
    case .float8e5m2: count(bytes, exponent: 0x7c as UInt8)
    // Only one pattern is no number here, and none is infinite.
    case .float8e4m3fn: (bytes.count { $0 & 0x7f == 0x7f }, 0)
    default: (0, 0)
    }
  }

  /// Counts the numbers whose exponent is all ones: infinite where nothing follows, otherwise NaN.
  private static func count<Bits: FixedWidthInteger>(
    _ bytes: UnsafeRawBufferPointer,
    exponent: Bits
  ) -> (nan: Int, infinite: Int) {
    var (nan, infinite) = (0, 0)
    let sign = Bits(1) << (Bits.bitWidth - 1)
    for offset in stride(from: 0, to: bytes.count, by: Bits.bitWidth / 8) {
      let bits = bytes.loadUnaligned(fromByteOffset: offset, as: Bits.self) & ~sign
      guard bits >= exponent else { continue }
      if bits == exponent { infinite += 1 } else { nan += 1 }
    }
    return (nan, infinite)
  }
}
