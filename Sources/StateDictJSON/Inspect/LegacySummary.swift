import Checkpoints

/// The five pickles at the start of a file in the format before the zip archive.
enum LegacySummary {
  private static let pickles = [
    "magic_number", "protocol_version", "sys_info", "object", "storage_keys",
  ]

  /// The summary in the notation of the conformance oracle; `null` where the pickles are broken.
  static func json(_ source: ByteSource) -> JSON {
    var bytes: [UInt8] = []
    source.forEachPiece { bytes.append(contentsOf: $0) }
    var end = 0
    var globals: [String] = []
    for name in pickles {
      guard let listing = PickleListing(bytes, at: end) else { return .null }
      end = listing.end
      if name == "object" { globals = listing.globals }
    }
    return [
      "pickles": .array(pickles.map(JSON.string)),
      "globals_of_object": .array(globals.map(JSON.string)),
    ]
  }
}
