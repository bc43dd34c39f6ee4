public import Checkpoints
import StateDictCore
public import StateDictJSON
public import Tensors

/// A checkpoint on disk, loaded.
///
/// The file is mapped: its tensors' bytes are read only when somebody looks at them.
public struct CheckpointFile {
  /// The path, as the caller wrote it.
  public let path: String
  /// The size of the file.
  public let byteCount: Int
  /// What is in it.
  public let checkpoint: Checkpoint

  /// The container.
  public var format: Checkpoint.Format { checkpoint.format }
  /// The object that was saved.
  public var value: Value { checkpoint.value }
  /// The location in the file of every storage, by identity.
  public var locations: [ObjectIdentifier: String] { checkpoint.locations }
  /// The free text that a safetensors file carries.
  public var text: OrderedDictionary<String>? { checkpoint.text }
  /// The sentences of Python's warnings, in order.
  public var warnings: [String] { checkpoint.warnings }

  /// Opens and loads a checkpoint, every storage to the CPU.
  ///
  /// - Throws: `CheckpointError`, whose text is PyTorch's.
  public init(_ path: String) throws(CheckpointError) {
    let file = try Self.open(path)
    self.path = path
    byteCount = file.count
    checkpoint = try Checkpoint(file.mapped(), name: path)
  }

  /// Opens the file; each format's library has its own words for one that is not there.
  private static func open(_ path: String) throws(CheckpointError) -> InputFile {
    do throws(CheckpointError) {
      return try InputFile(path)
    } catch {
      guard path.hasSuffix(".safetensors"), case .archive(.noSuchFile) = error.fault else {
        throw error
      }
      throw CheckpointError(.safetensors(.noSuchFile(path)))
    }
  }

  /// The records of a zip archive; `nil` for another format.
  package func records() throws(CheckpointError) -> ArchiveRecords? { try checkpoint.records() }
}
