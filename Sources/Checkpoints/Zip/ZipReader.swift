/// Reads the records of a PyTorch archive: a zip whose entries all lie in one folder.
///
/// Mirrors `PyTorchStreamReader`. Records are named without the folder and found without regard to
/// case. Unlike PyTorch's it refuses an archive with two records of one name.
struct ZipReader {
  /// The central directory.
  let directory: ZipDirectory
  /// The folder of the first entry, in which all records are looked up.
  let folder: String
  private let source: ByteSource
  /// Where each entry is in the directory.
  private let index: RecordIndex
  /// Where the first entry is that lies in another folder, if there is one.
  private let stray: Int?
  /// Where the first entry is whose name is not ASCII, if there is one.
  private let foreign: Int?

  /// Reads the central directory.
  init(_ source: ByteSource) throws(CheckpointError) {
    self.source = source
    if source.bytes(at: 0, count: 8) == Array("PYTORCH1".utf8) { throw .zip(.oldMagic, at: 0) }
    let directory = try ZipDirectory(source)
    self.directory = directory
    guard directory.count > 0 else { throw .zip(.empty) }
    let first = directory.path(directory.entry(at: 0))
    guard let slash = first.firstIndex(of: UInt8(ascii: "/")) else {
      throw shown(first) { .noFolder($0) }
    }
    folder = String(decoding: first[..<slash], as: UTF8.self)
    let prefix = Array(first[...slash])
    var index = RecordIndex(folder: folder, count: directory.count)
    var stray: Int?
    var foreign: Int?
    try directory.forEachPath { position, path throws(CheckpointError) in
      guard index.insert(path, position) else {
        let entry = directory.entry(at: position)
        throw .zip(.duplicate(directory.name(entry)), at: entry.headerOffset)
      }
      if stray == nil, !begins(path, with: prefix) { stray = position }
      if foreign == nil, path.reduce(0, |) >= 0x80 { foreign = position }
    }
    self.index = index
    self.stray = stray
    self.foreign = foreign
  }

  /// The entry of a record, or `nil` where the archive has none of this name.
  func entry(_ record: String) -> ZipEntry? {
    index[folder + "/" + record].map { directory.entry(at: $0) }
  }

  /// The entry of a storage, or `nil` where the archive has none of this key.
  func entry(_ key: StorageKey) -> ZipEntry? {
    if case .number(let number) = key, let place = index[storage: number] {
      return directory.entry(at: place)
    }
    return entry(key.record)
  }

  /// Whether there is a record of exactly this name.
  ///
  /// - Throws: `ZipFault.otherFolder` where an entry lies elsewhere, `.nameText` where a name is no
  ///   text: PyTorch lists all names here.
  func hasRecord(_ record: String) throws(CheckpointError) -> Bool {
    if let stray {
      let entry = directory.entry(at: stray)
      throw shown(directory.path(entry)) { .otherFolder(folder: folder, entry: $0) }
    }
    if let foreign { try checkNames(from: foreign) }
    guard let entry = entry(record) else { return false }
    return directory.path(entry).elementsEqual((folder + "/" + record).utf8)
  }

  /// Checks that the names of records are text, from the entry at a position of the directory on.
  private func checkNames(from start: Int) throws(CheckpointError) {
    let skipped = folder.utf8.count + 1
    try directory.forEachPath { position, path throws(CheckpointError) in
      guard position >= start else { return }
      let name = Array(path.dropFirst(skipped).prefix { $0 != 0 })
      do throws(InvalidText) {
        _ = try decodeUTF8(name[...])
      } catch {
        throw .zip(.nameText(error), at: directory.entry(at: position).headerOffset)
      }
    }
  }

  /// The content of a record.
  func bytes(of record: String) throws(CheckpointError) -> [UInt8] {
    guard let entry = entry(record) else { throw .zip(.notFound(record)) }
    try check(entry, record)
    let start = try payloadOffset(entry, record)
    guard let payload = source.bytes(at: start, count: entry.compressedSize) else {
      throw .zip(.readFailed(.reading(record)), at: start)
    }
    guard entry.method == .deflated, !payload.isEmpty else { return payload }
    guard let content = inflate(payload, size: entry.size) else {
      throw .zip(.undecompressable(record), at: start)
    }
    guard content.count == entry.size else { throw .zip(.decompressedSize(record), at: start) }
    return content
  }

  /// The content of a record, looked at in place where that can be.
  func view(of record: String) throws(CheckpointError) -> ByteView {
    guard let entry = entry(record), entry.method == .stored else {
      return ByteView(copying: try bytes(of: record))
    }
    try check(entry, record)
    let start = try payloadOffset(entry, record)
    guard let view = source.look(at: start, count: entry.compressedSize) else {
      throw .zip(.readFailed(.reading(record)), at: start)
    }
    return view
  }

  /// Whether the payload can be read at all, before anything is allocated for it.
  func check(
    _ entry: ZipEntry,
    _ record: @autoclosure () -> String
  ) throws(CheckpointError) {
    guard entry.method != .other else {
      throw .zip(.unsupportedMethod(.retrieving(record())), at: entry.headerOffset)
    }
    guard !entry.isEncrypted else { throw .zip(.encrypted(.retrieving(record()))) }
    guard !entry.isPatch else { throw .zip(.unsupportedFeature(.retrieving(record()))) }
    switch entry.method {
    case .stored:
      guard entry.size == entry.compressedSize else { throw .zip(.corrupt(.reading(record()))) }
    case .deflated:
      // A deflate stream expands to 1032 times its size at most.
      let (limit, overflow) = entry.compressedSize.multipliedReportingOverflow(by: 1032)
      guard overflow || entry.size <= limit else {
        throw .zip(.expandsTooFar(record(), size: entry.size), at: entry.headerOffset)
      }
    case .other: break
    }
  }

  /// Where the payload starts.
  ///
  /// - Parameters:
  ///   - entry: the record's entry in the central directory.
  ///   - record: the name, for messages.
  ///   - checkingSignature: whether the local header must be recognisable; PyTorch's mapped files
  ///     never look.
  /// - Returns: the offset in the file; the payload lies within it.
  /// - Throws: `ZipFault.corrupt` where the header is none or points beyond the file.
  func payloadOffset(
    _ entry: ZipEntry,
    _ record: @autoclosure () -> String,
    checkingSignature: Bool = true
  ) throws(CheckpointError) -> Int {
    guard entry.compressedSize > 0 else { return entry.headerOffset }
    let header = entry.headerOffset
    let fields = source.view(at: header, 30) { bytes in
      (
        signature: UInt32(littleEndian: bytes.loadUnaligned(as: UInt32.self)),
        name: Int(UInt16(littleEndian: (bytes + 26).loadUnaligned(as: UInt16.self))),
        extra: Int(UInt16(littleEndian: (bytes + 28).loadUnaligned(as: UInt16.self)))
      )
    }
    guard let fields else { throw .zip(.readFailed(.reading(record())), at: header) }
    guard !checkingSignature || fields.signature == 0x0403_4b50 else {
      throw .zip(.corrupt(.reading(record())), at: header)
    }
    let start = header + 30 + fields.name + fields.extra
    guard source.contains(start, entry.compressedSize) else {
      throw .zip(.corrupt(.reading(record())), at: entry.headerOffset)
    }
    return start
  }
}

/// The fault that quotes a name of the archive, or what Python makes of it where the name is no text.
///
/// C++ ends a name at its first zero.
private func shown(_ name: Slice<ByteView>, _ fault: (String) -> ZipFault) -> CheckpointError {
  let name = name.prefix { $0 != 0 }
  do throws(InvalidText) {
    return .zip(fault(try decodeUTF8(name)))
  } catch {
    let start = fault("").description.utf8.count
    return .zip(.nameText(error.moved(by: start)))
  }
}

/// Whether a path begins with these bytes.
private func begins(_ path: UnsafeBufferPointer<UInt8>, with prefix: [UInt8]) -> Bool {
  guard let first = path.baseAddress, path.count >= prefix.count else { return false }
  return prefix.withUnsafeBytes { prefix in
    prefix.baseAddress.map { areEqual($0, first, prefix.count) } ?? true
  }
}
