extension ZipWriter {
  /// The headers around one record's payload.
  struct Record {
    /// What a 32-bit field says when the number stands in a zip64 field.
    private static let wide: UInt64 = 0xffff_ffff

    let path: [UInt8]
    /// Where the local header is.
    let header: UInt64
    let size: UInt64
    /// The payload's checksum, known once it is written.
    var crc32: UInt32 = 0

    private var isSizeWide: Bool { size >= Self.wide }
    private var isHeaderWide: Bool { header >= Self.wide }

    /// A UTF-8 name and, unless the payload is empty, sizes that follow it.
    private var flags: Int { size == 0 ? 0x0800 : 0x0808 }

    /// The local header, padded so that the payload is aligned.
    func localHeader(alignment: Int) -> [UInt8] {
      let wideSize: [UInt64] = isSizeWide ? [size, 0] : []
      let extra = zip64Field(wideSize + (isHeaderWide ? [header] : []))
      var bytes: [UInt8] = []
      bytes.append32(0x0403_4b50)
      bytes.append16(0)
      bytes.append16(flags)
      // Method, time, date, checksum and sizes: none of them is told here.
      for _ in 0..<9 { bytes.append16(0) }
      bytes.append16(path.count)
      let unpadded = header + UInt64(30 + path.count + extra.count + 4)
      let past = Int(unpadded % UInt64(alignment))
      let padding = past == 0 ? 0 : alignment - past
      bytes.append16(extra.count + 4 + padding)
      bytes.append(contentsOf: path)
      bytes.append(contentsOf: extra)
      bytes.append(contentsOf: Array("FB".utf8))
      bytes.append16(padding)
      bytes.append(contentsOf: repeatElement(UInt8(ascii: "Z"), count: padding))
      return bytes
    }

    /// What follows the payload.
    var dataDescriptor: [UInt8] {
      var bytes: [UInt8] = []
      bytes.append32(0x0807_4b50)
      bytes.append32(crc32)
      for _ in 0..<2 {
        if isSizeWide || isHeaderWide {
          bytes.append64(size)
        } else {
          bytes.append32(UInt32(clamping: size))
        }
      }
      return bytes
    }

    /// The entry of the central directory.
    var directoryEntry: [UInt8] {
      let wideSizes: [UInt64] = isSizeWide ? [size, size] : []
      let extra = zip64Field(wideSizes + (isHeaderWide ? [header] : []))
      var bytes: [UInt8] = []
      bytes.append32(0x0201_4b50)
      bytes.append32(0)
      bytes.append16(flags)
      // Method, time and date.
      for _ in 0..<3 { bytes.append16(0) }
      bytes.append32(crc32)
      bytes.append32(UInt32(clamping: size))
      bytes.append32(UInt32(clamping: size))
      bytes.append16(path.count)
      bytes.append16(extra.count)
      // Comment, disk and attributes.
      for _ in 0..<5 { bytes.append16(0) }
      bytes.append32(UInt32(clamping: header))
      bytes.append(contentsOf: path)
      bytes.append(contentsOf: extra)
      return bytes
    }

    private func zip64Field(_ numbers: [UInt64]) -> [UInt8] {
      guard !numbers.isEmpty else { return [] }
      var bytes: [UInt8] = []
      bytes.append16(1)
      bytes.append16(numbers.count * 8)
      for number in numbers { bytes.append64(number) }
      return bytes
    }
  }
}
