public import Checkpoints
public import Tensors

extension Safetensors {
  /// Loads a file; its tensors look at it in place.
  ///
  /// Mirrors `safetensors.torch.load_file`. The file must not be cut short while they do; writing to
  /// a tensor does not change it.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - device: where the tensors go.
  /// - Returns: the tensors by name, in the order of the file, and its free text.
  /// - Throws: `CheckpointError` with the library's sentence.
  public static func load(
    _ path: String,
    device: String = "cpu"
  ) throws(CheckpointError) -> Loaded {
    _ = try target(device)
    let file: InputFile
    do throws(CheckpointError) {
      file = try InputFile(path)
    } catch {
      if case .archive(.noSuchFile) = error.fault {
        throw CheckpointError(.safetensors(.noSuchFile(path)))
      }
      throw error
    }
    return try load(try file.mapped(), device: device)
  }

  /// Saves tensors, byte for byte as the safetensors library does.
  ///
  /// Mirrors `safetensors.torch.save_file`. The file is written beside its place and renamed.
  ///
  /// - Parameters:
  ///   - state: names and tensors, contiguous and without shared memory.
  ///   - path: the file.
  ///   - metadata: free text for the header.
  /// - Throws: `CheckpointError` with the library's sentence for what it does not save.
  public static func save(
    _ state: StateDict,
    to path: String,
    metadata: OrderedDictionary<String>? = nil
  ) throws(CheckpointError) {
    try save(.stateDict(state), to: path, metadata: metadata)
  }

  /// Saves a dictionary of tensors, byte for byte as the safetensors library does.
  ///
  /// See `save(_:to:metadata:)` of a `StateDict`.
  public static func save(
    _ value: Value,
    to path: String,
    metadata: OrderedDictionary<String>? = nil
  ) throws(CheckpointError) {
    let file = try OutputFile(path)
    do throws(CheckpointError) {
      try write(value, metadata: metadata) { bytes throws(CheckpointError) in
        try file.write(bytes)
      }
      try file.commit(synchronize: false)
    } catch {
      file.discard()
      throw error
    }
  }
}

/// What `load` gives for a safetensors file: a plain dictionary, as `torch.load` does.
func loadSafetensors(
  _ path: String,
  _ mapLocation: MapLocation?
) throws(CheckpointError) -> Value {
  let loaded = try Safetensors.load(path, device: Safetensors.device(mapLocation))
  return .dictionary(
    ValueDictionary(loaded.tensors.map { (key: .string($0.key), value: .tensor($0.value)) })
  )
}
