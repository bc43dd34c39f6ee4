/// Finds and reads the central directory of a zip archive.
///
/// Checks what miniz checks, in its order, so that a broken archive gets the sentence that PyTorch
/// gives it. Mirrors `mz_zip_reader_read_central_dir`.
struct ZipDirectory {
  private static let endSize = 22
  private static let end64Size = 56
  private static let locatorSize = 20
  private static let headerSize = 46

  /// How many entries there are.
  private(set) var count = 0
  /// The directory's own bytes, in which entries are looked up by position.
  private var directory: ByteView
  private let source: ByteSource

  /// Reads the directory.
  init(_ source: ByteSource) throws(CheckpointError) {
    self.source = source
    directory = ByteView(UnsafeRawBufferPointer(start: nil, count: 0), of: source)
    guard source.count >= Self.endSize else { throw .zip(.notAnArchive, at: 0) }
    let endOffset = try findEnd()
    let end = try bytes(endOffset, Self.endSize)
    var extent = Extent(end: end)
    if let end64 = try zip64End(before: endOffset) {
      try extent.widen(end64.record, locator: end64.locator)
    }
    try extent.check(sourceCount: source.count)
    count = extent.count
    directory = try bytes(extent.offset, extent.size)
    var position = 0
    for _ in 0..<count {
      position = try checkEntry(position, extent)
    }
  }

  /// All entries, in the order of the directory.
  var entries: [ZipEntry] {
    var entries: [ZipEntry] = []
    entries.reserveCapacity(count)
    var position = 0
    for _ in 0..<count {
      entries.append(entry(at: position))
      position = places(position).end
    }
    return entries
  }

  /// The entry at a position; the first is at 0.
  func entry(at position: Int) -> ZipEntry {
    let places = places(position)
    var sizes = ZipSizes(directory, position)
    _ = sizes.widen(directory, places.extra)
    let method = directory.uint16(at: position + 10)
    return ZipEntry(
      path: places.path,
      method: method == 0 ? .stored : method == 8 ? .deflated : .other,
      isEncrypted: directory.uint16(at: position + 8) & 0x41 != 0,
      isPatch: directory.uint16(at: position + 8) & 0x20 != 0,
      crc32: directory.uint32(at: position + 16),
      compressedSize: Int(clamping: sizes.compressed),
      size: Int(clamping: sizes.size),
      headerOffset: Int(clamping: sizes.header)
    )
  }

  /// Hands out every entry's position and the bytes of its full name, in the order of the directory.
  func forEachPath(
    _ body: (Int, UnsafeBufferPointer<UInt8>) throws(CheckpointError) -> Void
  ) throws(CheckpointError) {
    try directory.withBytes { bytes throws(CheckpointError) in
      var position = 0
      for _ in 0..<count {
        let places = places(position)
        try body(position, UnsafeBufferPointer(rebasing: bytes[places.path]))
        position = places.end
      }
    }
  }

  /// The bytes of an entry's full name, with the archive's folder.
  func path(_ entry: ZipEntry) -> Slice<ByteView> { directory[entry.path] }

  /// An entry's full name, with the archive's folder.
  func name(_ entry: ZipEntry) -> String { String(decoding: path(entry), as: UTF8.self) }

  /// Where the parts of the entry at a position are.
  private func places(_ position: Int) -> (path: Range<Int>, extra: Range<Int>, end: Int) {
    let name = position + Self.headerSize
    let extra = name + directory.uint16(at: position + 28)
    let comment = extra + directory.uint16(at: position + 30)
    return (name..<extra, extra..<comment, comment + directory.uint16(at: position + 32))
  }

  /// What the end records say about the directory.
  private struct Extent {
    var count: Int
    var countOnDisk: Int
    var disk: UInt32
    var directoryDisk: UInt32
    // A number that no `Int` holds becomes the largest, which lies beyond every file.
    var size: Int
    var offset: Int

    init(end: ByteView) {
      disk = UInt32(end.uint16(at: 4))
      directoryDisk = UInt32(end.uint16(at: 6))
      countOnDisk = end.uint16(at: 8)
      count = end.uint16(at: 10)
      size = Int(clamping: end.uint32(at: 12))
      offset = Int(clamping: end.uint32(at: 16))
    }

    /// Takes the numbers of the zip64 end record instead.
    mutating func widen(_ record: ByteView, locator: ByteView) throws(CheckpointError) {
      guard record.uint64(at: 4) >= 44 else { throw .zip(.corrupt(.readingArchive)) }
      guard locator.uint32(at: 16) == 1 else { throw .zip(.multipleDisks) }
      guard record.uint64(at: 24) <= 0xffff_ffff, record.uint64(at: 32) <= 0xffff_ffff else {
        throw .zip(.tooManyFiles)
      }
      guard record.uint64(at: 40) <= 0xffff_ffff else { throw .zip(.directoryTooLarge) }
      disk = record.uint32(at: 16)
      directoryDisk = record.uint32(at: 20)
      countOnDisk = Int(clamping: record.uint64(at: 24))
      count = Int(clamping: record.uint64(at: 32))
      size = Int(clamping: record.uint64(at: 40))
      offset = Int(clamping: record.uint64(at: 48))
    }

    func check(sourceCount: Int) throws(CheckpointError) {
      guard count == countOnDisk else { throw .zip(.multipleDisks) }
      let single = (disk == 0 && directoryDisk == 0) || (disk == 1 && directoryDisk == 1)
      guard single else { throw .zip(.multipleDisks) }
      guard count <= size / ZipDirectory.headerSize else {
        throw .zip(.corrupt(.readingArchive))
      }
      guard offset <= sourceCount, size <= sourceCount - offset else {
        throw .zip(.corrupt(.readingArchive), at: offset)
      }
    }
  }

  private func bytes(_ offset: Int, _ count: Int) throws(CheckpointError) -> ByteView {
    guard let bytes = source.look(at: offset, count: count) else {
      throw .zip(.readFailed(.readingArchive), at: offset)
    }
    return bytes
  }

  /// Searches backwards for the end record, past a comment or trailing bytes of 64 KiB at most.
  private func findEnd() throws(CheckpointError) -> Int {
    let reach = min(source.count, 0xffff + Self.endSize + 4096)
    let start = source.count - reach
    let tail = try bytes(start, reach)
    var position = tail.count - Self.endSize
    while position >= 0 {
      if tail[position] == 0x50, tail.uint32(at: position) == 0x0605_4b50 {
        return start + position
      }
      position -= 1
    }
    throw .zip(.noCentralDirectory, at: source.count)
  }

  /// The zip64 end record and its locator, where the archive has them.
  private func zip64End(
    before end: Int
  ) throws(CheckpointError) -> (record: ByteView, locator: ByteView)? {
    guard end >= Self.locatorSize + Self.end64Size else { return nil }
    let locator = try bytes(end - Self.locatorSize, Self.locatorSize)
    guard locator.uint32(at: 0) == 0x0706_4b50 else { return nil }
    guard let offset = Int(exactly: locator.uint64(at: 8)), offset <= source.count - Self.end64Size
    else { throw .zip(.notAnArchive, at: end - Self.locatorSize) }
    let record = try bytes(offset, Self.end64Size)
    return record.uint32(at: 0) == 0x0606_4b50 ? (record, locator) : nil
  }

  /// Checks the entry at a position of the directory; returns where the next one is.
  private func checkEntry(_ position: Int, _ extent: Extent) throws(CheckpointError) -> Int {
    let offset = extent.offset + position
    func corrupt() -> CheckpointError { .zip(.corrupt(.readingArchive), at: offset) }
    guard directory.count - position >= Self.headerSize,
      directory.uint32(at: position) == 0x0201_4b50
    else { throw corrupt() }
    let places = places(position)
    guard places.end <= directory.count else { throw corrupt() }
    var wide = ZipSizes(directory, position)
    if wide.compressed != ZipSizes.wide, wide.size != ZipSizes.wide {
      let sizesDiffer = directory.uint16(at: position + 10) == 0 && wide.size != wide.compressed
      guard !sizesDiffer, wide.size == 0 || wide.compressed > 0 else { throw corrupt() }
    }
    let disk = directory.uint16(at: position + 34)
    guard disk != 0xffff, UInt32(disk) == extent.disk || disk == 1 else {
      throw .zip(.multipleDisks)
    }
    guard wide.widen(directory, places.extra), let sizes = wide.exact else { throw corrupt() }
    // A size that no extra field gives is noticed when the record is read.
    guard
      wide.compressed == ZipSizes.wide
        || (sizes.header <= source.count - 30
          && sizes.compressed <= source.count - 30 - sizes.header)
    else { throw corrupt() }
    guard directory.uint16(at: position + 8) & 0x2000 == 0 else {
      throw .zip(.encrypted(.readingArchive), at: offset)
    }
    return places.end
  }
}

/// The sizes and the place of a record, which a zip64 extra field may give in 64 bits.
private struct ZipSizes {
  /// What a 32-bit field says when the number is in the zip64 extra field.
  static let wide: UInt64 = 0xffff_ffff

  var compressed: UInt64
  var size: UInt64
  var header: UInt64

  /// What the entry at a position of the directory says.
  init(_ directory: ByteView, _ position: Int) {
    compressed = UInt64(directory.uint32(at: position + 20))
    size = UInt64(directory.uint32(at: position + 24))
    header = UInt64(directory.uint32(at: position + 42))
  }

  /// The numbers as they are used; `nil` where one exceeds an `Int`.
  var exact: (compressed: Int, size: Int, header: Int)? {
    guard let compressed = Int(exactly: compressed), let size = Int(exactly: size),
      let header = Int(exactly: header)
    else { return nil }
    return (compressed, size, header)
  }

  /// Takes the wide numbers from the extra field in a range of the directory.
  ///
  /// - Returns: whether they were all there.
  mutating func widen(_ directory: ByteView, _ extra: Range<Int>) -> Bool {
    guard max(compressed, size, header) == Self.wide else { return true }
    var position = extra.lowerBound
    while extra.upperBound - position >= 4 {
      let length = directory.uint16(at: position + 2)
      guard length <= extra.upperBound - position - 4 else { return false }
      guard directory.uint16(at: position) == 1 else {
        position += 4 + length
        continue
      }
      var field = position + 4
      return take(&size) && take(&compressed) && take(&header)

      func take(_ number: inout UInt64) -> Bool {
        guard number == Self.wide else { return true }
        guard field + 8 <= position + 4 + length else { return false }
        number = directory.uint64(at: field)
        field += 8
        return true
      }
    }
    return position == extra.upperBound
  }
}
