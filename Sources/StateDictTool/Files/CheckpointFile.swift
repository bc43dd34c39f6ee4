package import Checkpoints
public import StateDictCore
public import Tensors

/// A checkpoint on disk, loaded: what it holds, and what the container says about it.
///
/// A zip archive is mapped: its tensors' bytes are read only when somebody looks at them.
public struct CheckpointFile {
  /// The container.
  public enum Format: String, Sendable { case zip, legacy, safetensors }

  /// The path, as the caller wrote it.
  public let path: String
  /// The size of the file.
  public let byteCount: Int
  /// The container.
  public let format: Format
  /// The object that was saved.
  public let value: Value
  /// The location in the file of every storage, by identity.
  public let locations: [ObjectIdentifier: String]
  /// The sentences of Python's warnings, in order.
  public let warnings: [String]
  /// Opens and loads a checkpoint, every storage to the CPU.
  ///
  /// - Throws: `CheckpointError`, whose text is PyTorch's.
  public init(_ path: String) throws(CheckpointError) {
    let file = try InputFile(path)
    let source = try file.mapped()
    self.path = path
    byteCount = file.count
    var locations: [ObjectIdentifier: String] = [:]
    let remember = MapLocation.closure { storage, location in
      locations[ObjectIdentifier(storage)] = location
      return storage
    }
    if path.hasSuffix(".safetensors") {
      format = .safetensors
      throw CheckpointError(.zip(.notAnArchive), at: 0)
    } else if TorchArchive.isArchive(source) {
      format = .zip
      let loaded = try Self.loadArchive(source, file, remember)
      value = loaded.value
      warnings = loaded.warnings
    } else {
      format = .legacy
      throw CheckpointError(.zip(.notAnArchive), at: 0)
    }
    self.locations = locations
  }

  /// Loads an archive in place; where a record is compressed, its bytes have to be read.
  private static func loadArchive(
    _ mapped: ByteSource,
    _ file: InputFile,
    _ mapLocation: MapLocation
  ) throws(CheckpointError) -> TorchArchive.Loaded {
    do throws(CheckpointError) {
      return try TorchArchive.load(mapped, mapLocation: mapLocation)
    } catch {
      guard case .zip(.compressedInMappedFile) = error.fault else { throw error }
      return try TorchArchive.load(file.source(), mapLocation: mapLocation)
    }
  }

  /// The records of a zip archive; `nil` for another format.
  package func records() throws(CheckpointError) -> ArchiveRecords? {
    // The mapping that the tensors look at may have been changed: big-endian numbers are turned round.
    format == .zip ? try ArchiveRecords(try InputFile(path).mapped()) : nil
  }
}
