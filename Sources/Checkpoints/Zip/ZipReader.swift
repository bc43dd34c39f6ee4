/// Reads the records of a PyTorch archive: a zip whose entries all lie in one folder.
///
/// Mirrors `PyTorchStreamReader`. Records are named without the folder and found without regard to
/// case. Unlike PyTorch's it refuses an archive with two records of one name.
struct ZipReader {
  /// The entries in the order of the central directory.
  let entries: [ZipEntry]
  /// The folder of the first entry, in which all records are looked up.
  let folder: String
  private let source: ByteSource
  /// Where each entry is in `entries`, by its full name in lower case.
  private let index: [String: Int]

  /// Reads the central directory.
  init(_ source: ByteSource) throws(CheckpointError) {
    self.source = source
    if source.bytes(at: 0, count: 8) == Array("PYTORCH1".utf8) { throw .zip(.oldMagic, at: 0) }
    entries = try ZipDirectory(source).entries
    guard let first = entries.first else { throw .zip(.empty) }
    guard let slash = first.name.utf8.firstIndex(of: UInt8(ascii: "/")) else {
      throw .zip(.noFolder(first.name))
    }
    folder = String(first.name[..<slash])
    index = try Self.index(entries)
  }

  /// Where each name is; refuses names that occur twice.
  private static func index(_ entries: [ZipEntry]) throws(CheckpointError) -> [String: Int] {
    var index: [String: Int] = [:]
    index.reserveCapacity(entries.count)
    for (place, entry) in entries.enumerated() {
      guard index.updateValue(place, forKey: asciiLowercased(entry.name)) == nil else {
        throw .zip(.duplicate(entry.name), at: entry.headerOffset)
      }
    }
    return index
  }

  /// The entry of a record, or `nil` where the archive has none of this name.
  func entry(_ record: String) -> ZipEntry? {
    index[asciiLowercased(folder + "/" + record)].map { entries[$0] }
  }

  /// The names of all records, without the folder.
  ///
  /// - Throws: `ZipFault.otherFolder` where an entry lies elsewhere.
  func recordNames() throws(CheckpointError) -> [String] {
    let prefix = folder + "/"
    var names: [String] = []
    for entry in entries {
      guard entry.name.utf8.starts(with: prefix.utf8) else {
        throw .zip(.otherFolder(folder: folder, entry: entry.name), at: entry.headerOffset)
      }
      names.append(String(decoding: entry.name.utf8.dropFirst(prefix.utf8.count), as: UTF8.self))
    }
    return names
  }

  /// Whether there is a record of exactly this name.
  ///
  /// - Throws: `ZipFault.otherFolder` where an entry lies elsewhere.
  func hasRecord(_ record: String) throws(CheckpointError) -> Bool {
    let (prefix, wanted) = (folder + "/", folder + "/" + record)
    var isThere = false
    for entry in entries {
      guard entry.name.utf8.starts(with: prefix.utf8) else {
        throw .zip(.otherFolder(folder: folder, entry: entry.name), at: entry.headerOffset)
      }
      if entry.name.utf8.count == wanted.utf8.count, entry.name.utf8.elementsEqual(wanted.utf8) {
        isThere = true
      }
    }
    return isThere
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
    return content
  }

  /// Whether the payload can be read at all, before anything is allocated for it.
  func check(_ entry: ZipEntry, _ record: String) throws(CheckpointError) {
    guard !entry.isEncrypted else { throw .zip(.encrypted(.reading(record))) }
    switch entry.method {
    case .stored:
      guard entry.size == entry.compressedSize else { throw .zip(.corrupt(.reading(record))) }
    case .deflated:
      // A deflate stream expands to 1032 times its size at most.
      let (limit, overflow) = entry.compressedSize.multipliedReportingOverflow(by: 1032)
      guard overflow || entry.size <= limit else {
        throw .zip(.expandsTooFar(record, size: entry.size), at: entry.headerOffset)
      }
    case .other:
      throw .zip(.unsupportedMethod(.retrieving(record)), at: entry.headerOffset)
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
    _ record: String,
    checkingSignature: Bool = true
  ) throws(CheckpointError) -> Int {
    guard entry.compressedSize > 0 else { return entry.headerOffset }
    let header = entry.headerOffset
    guard source.contains(header, 30), let signature = source.number(at: header, UInt32.self),
      let name = source.number(at: header + 26, UInt16.self),
      let extra = source.number(at: header + 28, UInt16.self)
    else { throw .zip(.readFailed(.reading(record)), at: header) }
    guard !checkingSignature || signature == 0x0403_4b50 else {
      throw .zip(.corrupt(.reading(record)), at: header)
    }
    let start = header + 30 + Int(name) + Int(extra)
    guard source.contains(start, entry.compressedSize) else {
      throw .zip(.corrupt(.reading(record)), at: entry.headerOffset)
    }
    return start
  }
}

/// The text with A to Z in lower case and everything else as it is.
private func asciiLowercased(_ text: String) -> String {
  let upper = UInt8(ascii: "A")...UInt8(ascii: "Z")
  guard text.utf8.contains(where: upper.contains) else { return text }
  return String(decoding: text.utf8.map { upper.contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
}
