import Checkpoints
import StateDictCore
import Tensors

/// What `inspect` shows of a checkpoint.
public struct Inspection {
  /// The checkpoint.
  public let file: CheckpointFile

  /// Inspects a loaded checkpoint.
  public init(_ file: CheckpointFile) { self.file = file }

  /// The entry that the conformance oracle's `checkpoints.json` has for such a file.
  ///
  /// - Parameters:
  ///   - name: the path to write into it.
  ///   - hashing: whether to read all bytes, for the digests of the file and of the tensors.
  /// - Returns: an object of `file`, `format`, …; no `title`, `tier` or `load`, which only the
  ///   oracle knows.
  /// - Throws: `DescriptionError`, or `CheckpointError` where a record cannot be read.
  public func json(name: String? = nil, hashing: Bool = false) throws -> JSON {
    var members: [JSON.Member] = [
      JSON.Member("file", .string(name ?? file.path)),
      JSON.Member("format", .string(file.format.rawValue)),
      JSON.Member("file_bytes", .int(file.byteCount)),
    ]
    if hashing {
      members.append(JSON.Member("file_sha256", .string(try InputFile(file.path).mapped().sha256)))
    }
    var describer = Describer(locations: file.locations, hashing: hashing)
    let root = try describer.describe(file.value)
    members += Self.topLevel(root)
    members += try container()
    members.append(JSON.Member("root", root))
    if file.format == .safetensors {
      members.append(JSON.Member("tensors", .array(describer.tensors.map(withoutStorage))))
    } else {
      members.append(JSON.Member("tensors", .array(describer.tensors)))
      members.append(JSON.Member("storages", .array(describer.storages)))
    }
    return .object(members)
  }

  /// The class of the object, and its keys where it is a dictionary.
  private static func topLevel(_ root: JSON) -> [JSON.Member] {
    let name = topLevelNames[root["t"].text] ?? root["class"].text
    guard root["t"] == "dict" else { return [JSON.Member("top_level", .string(name))] }
    let keys = root["items"].array.map { pair in pair[0]["t"] == "str" ? pair[0]["v"] : pair[0] }
    return [JSON.Member("top_level", .string(name)), JSON.Member("keys", .array(keys))]
  }

  private static let topLevelNames = [
    "none": "NoneType", "bool": "bool", "int": "int", "float": "float", "complex": "complex",
    "str": "str", "bytes": "bytes", "bytearray": "bytearray", "list": "list", "tuple": "tuple",
    "set": "set", "size": "torch.Size", "dtype": "torch.dtype", "device": "torch.device",
    "tensor": "torch.Tensor",
  ]

  /// A tensor of a format that knows neither storages nor locations.
  private func withoutStorage(_ tensor: JSON) -> JSON {
    .object(tensor.members.filter { $0.key != "storage" && $0.key != "location" })
  }

  /// What only this kind of file has.
  private func container() throws -> [JSON.Member] {
    switch file.format {
    case .zip:
      guard let records = try file.records() else { return [] }
      return [JSON.Member("zip", try ZipSummary(records).json())]
    case .legacy:
      return [JSON.Member("legacy", LegacySummary.json(try InputFile(file.path).mapped()))]
    case .safetensors:
      let summary = try SafetensorsSummary.json(try InputFile(file.path).mapped())
      return [JSON.Member("safetensors", summary)]
    }
  }
}
