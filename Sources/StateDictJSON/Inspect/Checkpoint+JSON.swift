import Checkpoints
import Tensors

extension Checkpoint {
  /// The entry that the conformance oracle's `checkpoints.json` has for such a file.
  ///
  /// - Parameters:
  ///   - name: the path to write into it.
  ///   - hashing: whether to read all bytes, for the digests of the file and of the tensors.
  /// - Returns: an object of `file`, `format`, …; no `title`, `tier` or `load`, which only the
  ///   oracle knows.
  /// - Throws: `InspectionError` where a record cannot be read or a value has no end.
  public func json(name: String, hashing: Bool = false) throws(InspectionError) -> JSON {
    var members: [JSON.Member] = [
      JSON.Member("file", .string(name)),
      JSON.Member("format", .string(format.rawValue)),
      JSON.Member("file_bytes", .int(source.count)),
    ]
    if hashing { members.append(JSON.Member("file_sha256", .string(source.sha256))) }
    var describer = Describer(locations: locations, hashing: hashing)
    let root: JSON
    do throws(DescriptionError) {
      root = try describer.describe(value)
    } catch {
      throw .description(error)
    }
    members += topLevel(root)
    members += try container()
    members.append(JSON.Member("root", root))
    if format == .safetensors {
      members.append(JSON.Member("tensors", .array(describer.tensors.map(withoutStorage))))
    } else {
      members.append(JSON.Member("tensors", .array(describer.tensors)))
      members.append(JSON.Member("storages", .array(describer.storages)))
    }
    return .object(members)
  }

  /// The class of the object, and its keys where it is a dictionary.
  private func topLevel(_ root: JSON) -> [JSON.Member] {
    let name = value.typeName
    guard root["t"] == "dict" else { return [JSON.Member("top_level", .string(name))] }
    let keys = root["items"].array.map { pair in pair[0]["t"] == "str" ? pair[0]["v"] : pair[0] }
    return [JSON.Member("top_level", .string(name)), JSON.Member("keys", .array(keys))]
  }

  /// A tensor of a format that knows neither storages nor locations.
  private func withoutStorage(_ tensor: JSON) -> JSON {
    .object(tensor.members.filter { $0.key != "storage" && $0.key != "location" })
  }

  /// What only this kind of file has.
  private func container() throws(InspectionError) -> [JSON.Member] {
    do throws(CheckpointError) {
      switch format {
      case .zip:
        guard let records = try records() else { return [] }
        return [JSON.Member("zip", try ZipSummary(records).json())]
      case .legacy: return [JSON.Member("legacy", LegacySummary.json(source))]
      case .safetensors: break
      }
    } catch {
      throw .checkpoint(error)
    }
    return [JSON.Member("safetensors", try SafetensorsSummary.json(source))]
  }
}
