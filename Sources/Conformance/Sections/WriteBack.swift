import Checkpoints
import StateDictCore
import StateDictJSON
import StateDictTool
import Tensors

/// Loads a file and writes it again.
///
/// What comes out is PyTorch's file, byte for byte, wherever the writer means to write it the same
/// way; otherwise what was written loads as what was read.
enum WriteBack {
  static func verdict(_ entry: JSON, _ path: String) -> CaseResult.Verdict {
    do throws(CheckpointError) {
      let file = try CheckpointFile(path)
      let written = try write(file, entry)
      guard let hash = entry["file_sha256"].string, isWrittenTheSameWay(entry) else {
        let differences = try read(written, file.format).differences(from: entry)
        return differences.isEmpty ? .passed : .failed(differences)
      }
      let actual = SHA256.hex(written)
      guard actual != hash else { return .passed }
      let sizes = (entry["file_bytes"].int ?? 0, written.count)
      return .failed([
        Difference(
          "",
          expected: "\(sizes.0) bytes with SHA-256 \(hash)",
          actual: "\(sizes.1) bytes with SHA-256 \(actual)"
        )
      ])
    } catch {
      if CheckpointCase.isForgiving(entry) { return .passed }
      if case .pickle = error.fault, entry["load"]["default"]["ok"].bool == false {
        return .notApplicable(LoadAttempt.fullUnpickler)
      }
      return .failed([Difference("", expected: "it is written", actual: "\(error)")])
    }
  }

  /// The bytes of the file written again; the format before the zip archive becomes one.
  private static func write(
    _ file: CheckpointFile,
    _ entry: JSON
  ) throws(CheckpointError) -> [UInt8] {
    if file.format == .safetensors {
      return try Safetensors.save(file.value, metadata: file.text)
    }
    let alignment = entry["zip"]["records"][".storage_alignment"].string.flatMap { Int($0) }
    return try TorchArchive.save(
      file.value,
      name: entry["zip"]["archive_name"].string ?? "archive",
      options: TorchArchive.SaveOptions(storageAlignment: alignment ?? 64)
    )
  }

  private static func read(
    _ bytes: [UInt8],
    _ format: Checkpoint.Format
  ) throws(CheckpointError) -> Value {
    guard format == .safetensors else { return try TorchArchive.load(bytes) }
    let loaded = try Safetensors.load(bytes)
    return .dictionary(
      ValueDictionary(loaded.tensors.map { (.string($0.key), .tensor($0.value)) })
    )
  }

  /// Whether the writer writes such a file as PyTorch did.
  ///
  /// It knows one way: pickle protocol 2, checksums, little-endian storages on the CPU, the byte
  /// order before them, and no Python attributes on tensors.
  private static func isWrittenTheSameWay(_ entry: JSON) -> Bool {
    if entry["format"] == "safetensors" { return true }
    let (zip, pickle) = (entry["zip"], entry["zip"]["pickle"])
    let names = zip["entries"].array.map { $0[0].text }
    let order = names.firstIndex { $0.hasSuffix("/byteorder") } ?? names.count
    let data = names.firstIndex { $0.contains("/data/") } ?? names.count
    let attributes = [
      "torch._tensor._rebuild_from_type_v2", "torch._utils._rebuild_parameter_with_state",
    ]
    return pickle["protocol"].int == 2
      && zip["entries"][0][2] != "00000000"
      && zip["records"]["byteorder"] == "little"
      && order < data
      && entry["storages"].array.allSatisfy {
        $0["location"] == "cpu" || $0["device"] == "meta"
      }
      && !pickle["globals"].array.contains { attributes.contains($0.text) }
  }
}
