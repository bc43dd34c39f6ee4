package import Checkpoints

/// The container of a zip checkpoint: its records, and the pickle among them.
package struct ZipSummary {
  private let records: ArchiveRecords

  package init(_ records: ArchiveRecords) { self.records = records }

  /// The records whose text says how the archive was written.
  private static let texts = [
    "version", "byteorder", ".format_version", ".storage_alignment", ".data/serialization_id",
  ]

  /// The text of a small record; `nil` where there is none.
  package func text(_ record: String) throws(CheckpointError) -> String? {
    try records.content(record).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The listing of `data.pkl`.
  package func pickle() throws(CheckpointError) -> (listing: PickleListing, bytes: [UInt8])? {
    guard let bytes = try records.content("data.pkl"), let listing = PickleListing(bytes) else {
      return nil
    }
    return (listing, bytes)
  }

  /// The summary in the notation of the conformance oracle.
  package func json() throws(CheckpointError) -> JSON {
    var entries: [JSON] = []
    for record in records.all {
      entries.append([
        .string(record.name), .int(record.size), .string(hexDigits(record.crc32)),
        record.method.map { .int($0) } ?? .null, .int(record.headerOffset),
        .int(try records.contentOffset(record)),
      ])
    }
    var texts: [JSON.Member] = []
    for name in Self.texts {
      texts.append(JSON.Member(name, try text(name).map(JSON.string) ?? .null))
    }
    return [
      "archive_name": .string(records.folder),
      "columns": ["name", "size", "crc32", "method", "header_offset", "data_offset"],
      "entries": .array(entries),
      "records": .object(texts),
      "pickle": try pickle().map { $0.listing.json(of: $0.bytes) } ?? .null,
    ]
  }
}
