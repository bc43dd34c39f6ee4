/// The checksum of a zip record: CRC-32 with the polynomial of Ethernet.
///
/// Takes eight bytes a step through eight tables ("slicing by 8").
struct CRC32 {
  private static let tables: [UInt32] = makeTables()
  private var state: UInt32 = 0xffff_ffff

  /// The checksum of all bytes so far.
  var value: UInt32 { ~state }

  /// Goes on with more bytes.
  mutating func update(_ bytes: UnsafeRawBufferPointer) {
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

/// The CRC-32 of bytes.
func crc32(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
  var crc = CRC32()
  crc.update(bytes)
  return crc.value
}
