import Checkpoints

/// The header of a safetensors file, as it is written.
enum SafetensorsSummary {
  /// The summary in the notation of the conformance oracle.
  static func json(_ source: ByteSource) throws(InspectionError) -> JSON {
    let header = try bytes(source)
    let json = try parsed(header)
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

  private static func bytes(_ source: ByteSource) throws(InspectionError) -> [UInt8] {
    do throws(CheckpointError) {
      return try Safetensors.headerBytes(source)
    } catch {
      throw .checkpoint(error)
    }
  }

  private static func parsed(_ header: [UInt8]) throws(InspectionError) -> JSON {
    do throws(JSONError) {
      return try JSON(parsing: header)
    } catch {
      throw .header(error)
    }
  }
}
