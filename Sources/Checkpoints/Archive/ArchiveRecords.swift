/// The records of a checkpoint's zip archive, for a tool that looks at the container itself.
package struct ArchiveRecords {
  /// A record, as the central directory describes it.
  package struct Record: Sendable {
    /// The full name, with the archive's folder.
    package let name: String
    /// The size of its content.
    package let size: Int
    /// The checksum of its content, as the archive has it; 0 where it was not computed.
    package let crc32: UInt32
    /// How it is compressed: 0 is not at all, 8 is deflate, `nil` is anything else.
    package let method: Int?
    /// Where its local header is.
    package let headerOffset: Int
  }

  private let zip: ZipReader
  private let source: ByteSource

  /// The folder in which all records lie.
  package var folder: String { zip.folder }

  /// The records, in the order in which they lie in the file.
  package let all: [Record]

  /// Reads the directory of an archive.
  package init(_ source: ByteSource) throws(CheckpointError) {
    self.source = source
    zip = try ZipReader(source)
    let directory = zip.directory
    all = directory.entries.sorted { $0.headerOffset < $1.headerOffset }.map { entry in
      Record(
        name: directory.name(entry),
        size: entry.size,
        crc32: entry.crc32,
        method: entry.method == .stored ? 0 : entry.method == .deflated ? 8 : nil,
        headerOffset: entry.headerOffset
      )
    }
  }

  /// The content of a record, named without the folder; `nil` where there is none of this name.
  package func content(_ name: String) throws(CheckpointError) -> [UInt8]? {
    guard zip.entry(name) != nil else { return nil }
    return try zip.bytes(of: name)
  }

  /// Where the content of a record lies in the file.
  ///
  /// Also for an empty one, whose content no reader looks for.
  package func contentOffset(_ record: Record) throws(CheckpointError) -> Int {
    guard let header = source.bytes(at: record.headerOffset, count: 30) else {
      throw .zip(.readFailed(.reading(record.name)), at: record.headerOffset)
    }
    return record.headerOffset + 30 + header.uint16(at: 26) + header.uint16(at: 28)
  }

  /// The checksum that a record's content really has.
  package func checksum(_ record: Record) throws(CheckpointError) -> UInt32 {
    let name = String(decoding: record.name.utf8.dropFirst(folder.utf8.count + 1), as: UTF8.self)
    if record.method == 0, let mapping = source.mapping {
      let start = try contentOffset(record)
      guard source.contains(start, record.size) else {
        throw .zip(.corrupt(.reading(name)), at: record.headerOffset)
      }
      return crc32(UnsafeRawBufferPointer(start: mapping + start, count: record.size))
    }
    let content = try zip.bytes(of: name)
    return content.withUnsafeBytes { crc32($0) }
  }
}
