extension Array<UInt8> {
  /// The 16-bit number at an offset, least significant byte first; the caller has checked bounds.
  func uint16(at offset: Int) -> Int {
    Int(self[offset]) | Int(self[offset + 1]) << 8
  }

  /// The 32-bit number at an offset, least significant byte first; the caller has checked bounds.
  func uint32(at offset: Int) -> Int {
    uint16(at: offset) | uint16(at: offset + 2) << 16
  }

  /// The 64-bit number at an offset, least significant byte first; the caller has checked bounds.
  func uint64(at offset: Int) -> UInt64 {
    var number: UInt64 = 0
    for byte in self[offset..<offset + 8].reversed() { number = number << 8 | UInt64(byte) }
    return number
  }

  /// Appends the low 16 bits, least significant byte first.
  mutating func append16(_ number: Int) {
    append(UInt8(truncatingIfNeeded: number))
    append(UInt8(truncatingIfNeeded: number >> 8))
  }

  /// Appends the low 32 bits, least significant byte first.
  mutating func append32(_ number: Int) {
    append16(number)
    append16(number >> 16)
  }

  /// Appends 64 bits, least significant byte first.
  mutating func append64(_ number: Int) {
    append32(number)
    append32(number >> 32)
  }
}
