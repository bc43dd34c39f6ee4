package import Checkpoints
public import Tensors

/// A checkpoint, loaded: what it holds, and what the container says about it.
///
/// Mapped bytes are looked at in place: a tensor's are read only when somebody asks for them.
public struct Checkpoint {
  /// The container.
  public enum Format: String, Sendable { case zip, legacy, safetensors }

  /// The bytes, which loading leaves as they are.
  package let source: ByteSource
  /// The container.
  public let format: Format
  /// The object that was saved.
  public let value: Value
  /// The location in the file of every storage, by identity.
  public let locations: [ObjectIdentifier: String]
  /// The free text that a safetensors file carries.
  public let text: OrderedDictionary<String>?
  /// The sentences of Python's warnings, in order.
  public let warnings: [String]

  /// Loads a checkpoint, every storage to the CPU.
  ///
  /// Also one that PyTorch refuses for the protocol of its pickle alone: then a warning says so.
  ///
  /// - Parameters:
  ///   - source: the whole file.
  ///   - name: its name, which alone tells a safetensors file from the others.
  /// - Throws: `CheckpointError`, whose text is PyTorch's.
  package init(_ source: ByteSource, name: String) throws(CheckpointError) {
    self.source = source
    var locations: [ObjectIdentifier: String] = [:]
    if name.hasSuffix(".safetensors") {
      format = .safetensors
      let loaded = try Safetensors.load(source)
      value = Self.dictionary(loaded)
      text = loaded.metadata
      warnings = []
    } else {
      let isArchive = TorchArchive.isArchive(source)
      format = isArchive ? .zip : .legacy
      let loaded = try Self.load(source, isArchive) { locations[$0] = $1 }
      value = loaded.value
      warnings = loaded.warnings + (loaded.refusedOpcode.map { [Self.refusal($0)] } ?? [])
      text = nil
    }
    self.locations = locations
  }

  private static func load(
    _ source: ByteSource,
    _ isArchive: Bool,
    _ remember: @escaping (ObjectIdentifier, String) -> Void
  ) throws(CheckpointError) -> TorchArchive.Loaded {
    let mapLocation = MapLocation.closure { storage, location in
      remember(ObjectIdentifier(storage), location)
      return storage
    }
    guard isArchive else {
      return try LegacyArchive.load(source, mapLocation: mapLocation, readsEveryProtocol: true)
    }
    do throws(CheckpointError) {
      return try TorchArchive.load(source, mapLocation: mapLocation, readsEveryProtocol: true)
    } catch {
      // What is compressed cannot be looked at in place.
      guard case .zip(.compressedInMappedFile) = error.fault else { throw error }
      return try TorchArchive.load(
        source.unmapped(),
        mapLocation: mapLocation,
        readsEveryProtocol: true
      )
    }
  }

  /// What is to be known of a file that is read here and refused by PyTorch.
  private static func refusal(_ opcode: UInt8) -> String {
    "torch.load refuses this file unless weights_only=False (\"Unsupported operand \(opcode)\"): it was "
      + "saved with another pickle_protocol than 2. Nothing but that is wrong with it; written again, as "
      + "by `statedict convert`, it loads."
  }

  /// What the library gives for a safetensors file: a plain dictionary.
  package static func dictionary(_ loaded: Safetensors.Loaded) -> Value {
    .dictionary(ValueDictionary(loaded.tensors.map { (.string($0.key), .tensor($0.value)) }))
  }

  /// The records of a zip archive; `nil` for another format.
  package func records() throws(CheckpointError) -> ArchiveRecords? {
    format == .zip ? try ArchiveRecords(source) : nil
  }
}
