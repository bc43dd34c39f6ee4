import Checkpoints

/// The header of a safetensors file, as it is written.
enum SafetensorsSummary {
  /// The summary in the notation of the conformance oracle.
  static func json(_ source: ByteSource) throws -> JSON {
    let header = try Safetensors.headerBytes(source)
    let json = try JSON(parsing: header)
    let tensors = json.members.filter { $0.key != "__metadata__" }.map { member in
      JSON.object([JSON.Member("name", .string(member.key))] + member.value.members)
    }
    let text = json["__metadata__"].members.sorted {
      $0.key.utf8.lexicographicallyPrecedes($1.key.utf8)
    }
    return [
      "header_length": .int(header.count),
      "metadata": json.has("__metadata__") ? .object(text) : .null,
      "tensors": .array(tensors),
      "header_padding": .int(header.reversed().prefix { $0 == 0x20 }.count),
    ]
  }
}
