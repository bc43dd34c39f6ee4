extension Array<UInt8> {
  /// The 16-bit number at an offset, least significant byte first; the caller has checked bounds.
  func uint16(at offset: Int) -> Int { Int(number(at: offset, UInt16.self)) }

  /// The 32-bit number at an offset, least significant byte first; the caller has checked bounds.
  func uint32(at offset: Int) -> UInt32 { number(at: offset, UInt32.self) }

  /// The 64-bit number at an offset, least significant byte first; the caller has checked bounds.
  func uint64(at offset: Int) -> UInt64 { number(at: offset, UInt64.self) }

  private func number<Number: FixedWidthInteger>(at offset: Int, _ type: Number.Type) -> Number {
    withUnsafeBytes { $0.number(at: offset, type) }
  }

  /// Appends the low 16 bits, least significant byte first.
  mutating func append16(_ number: Int) {
    append(UInt8(truncatingIfNeeded: number))
    append(UInt8(truncatingIfNeeded: number >> 8))
  }

  /// Appends 32 bits, least significant byte first.
  mutating func append32(_ number: UInt32) {
    for shift in stride(from: UInt32(0), to: 32, by: 8) {
      append(UInt8(truncatingIfNeeded: number >> shift))
    }
  }

  /// Appends 64 bits, least significant byte first.
  mutating func append64(_ number: UInt64) {
    append32(UInt32(truncatingIfNeeded: number))
    append32(UInt32(truncatingIfNeeded: number >> 32))
  }
}

extension UnsafeRawBufferPointer {
  /// The number at an offset, least significant byte first; the caller has checked bounds.
  func number<Number: FixedWidthInteger>(at offset: Int, _ type: Number.Type) -> Number {
    let width = Number.bitWidth / 8
    precondition(offset >= 0 && offset <= count - width, "\(width) bytes at \(offset) of \(count)")
    return Number(littleEndian: loadUnaligned(fromByteOffset: offset, as: Number.self))
  }
}
