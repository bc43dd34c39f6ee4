package import Checkpoints
public import OrderedCollections
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
  /// The free text that a safetensors file carries.
  public let text: OrderedDictionary<String, String>?
  /// The sentences of Python's warnings, in order.
  public let warnings: [String]
  /// Opens and loads a checkpoint, every storage to the CPU.
  ///
  /// - Throws: `CheckpointError`, whose text is PyTorch's.
  public init(_ path: String) throws(CheckpointError) {
    let file = try Self.open(path)
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
      let loaded = try Safetensors.load(path)
      value = .dictionary(
        ValueDictionary(loaded.tensors.map { (.string($0.key), .tensor($0.value)) })
      )
      text = loaded.metadata
      warnings = []
    } else if TorchArchive.isArchive(source) {
      format = .zip
      let loaded = try Self.loadArchive(source, file, remember)
      value = loaded.value
      warnings = loaded.warnings
      text = nil
    } else {
      format = .legacy
      let loaded = try LegacyArchive.load(source, mapLocation: remember)
      value = loaded.value
      warnings = loaded.warnings
      text = nil
    }
    self.locations = locations
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
