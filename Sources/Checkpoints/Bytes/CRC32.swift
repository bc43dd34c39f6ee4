/// The checksum of a zip record: CRC-32 with the polynomial of Ethernet.
///
/// By the processor's own instructions where there are such (ten times as fast), otherwise and in
/// the browser through tables, eight bytes a step ("slicing by 8").
struct CRC32 {
  private static let tables: [UInt32] = makeTables()
  private var state: UInt32 = 0xffff_ffff

  /// The checksum of all bytes so far.
  var value: UInt32 { ~state }

  /// Goes on with more bytes.
  mutating func update(_ bytes: UnsafeRawBufferPointer) {
    updateByTables(UnsafeRawBufferPointer(rebasing: bytes[updateByInstructions(bytes)...]))
  }

  /// Goes on with as many bytes as the processor takes by itself; returns how many.
  private mutating func updateByInstructions(_ bytes: UnsafeRawBufferPointer) -> Int {
    #if hasFeature(Extern)
      guard let start = bytes.baseAddress else { return 0 }
      var block: (UInt64, UInt64) = (0, 0)
      let taken = fold(state, start, bytes.count, &block)
      guard taken > 0 else { return 0 }
      state = 0
      withUnsafeBytes(of: &block) { updateByTables($0) }
      return taken
    #else
      return 0
    #endif
  }

  /// Goes on with more bytes, in Swift alone.
  mutating func updateByTables(_ bytes: UnsafeRawBufferPointer) {
    Self.tables.withUnsafeBufferPointer { tables in
      var crc = state
      var position = 0
      while bytes.count - position >= 8 {
        let low = UInt32(
          littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt32.self)
        )
        let high = UInt32(
          littleEndian: bytes.loadUnaligned(fromByteOffset: position &+ 4, as: UInt32.self)
        )
        let mixed = crc ^ low
        let first = tables[1792 &+ Int(mixed & 0xff)] ^ tables[1536 &+ Int(mixed >> 8 & 0xff)]
        let second = tables[1280 &+ Int(mixed >> 16 & 0xff)] ^ tables[1024 &+ Int(mixed >> 24)]
        let third = tables[768 &+ Int(high & 0xff)] ^ tables[512 &+ Int(high >> 8 & 0xff)]
        let fourth = tables[256 &+ Int(high >> 16 & 0xff)] ^ tables[Int(high >> 24)]
        crc = first ^ second ^ third ^ fourth
        position &+= 8
      }
      while position < bytes.count {
        crc = tables[Int((crc ^ UInt32(bytes[position])) & 0xff)] ^ crc >> 8
        position &+= 1
      }
      state = crc
    }
  }

  private static func makeTables() -> [UInt32] {
    var tables = [UInt32](repeating: 0, count: 8 * 256)
    for byte in 0..<256 {
      var crc = UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? 0xedb8_8320 ^ crc >> 1 : crc >> 1 }
      tables[byte] = crc
    }
    for entry in 256..<2048 {
      let previous = tables[entry - 256]
      tables[entry] = tables[Int(previous & 0xff)] ^ previous >> 8
    }
    return tables
  }
}

#if hasFeature(Extern)
  /// Shrinks bytes to a block of the same CRC; see `CChecksum.h`.
  ///
  /// Declared here and not imported, so that whoever imports this module needs no header.
  @_extern(c, "checksum_fold")
  private func fold(
    _ state: UInt32,
    _ bytes: UnsafeRawPointer,
    _ count: Int,
    _ block: UnsafeMutableRawPointer
  ) -> Int
#endif

/// The CRC-32 of bytes.
func crc32(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
  var crc = CRC32()
  crc.update(bytes)
  return crc.value
}
