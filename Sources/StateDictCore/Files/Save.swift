public import Checkpoints
public import Tensors

/// Saves a value in PyTorch's zip format, byte for byte as `torch.save` does.
///
/// The file is written beside its place and renamed, so that a crash of the program leaves either
/// the old file or the new one. A storage that several tensors share is written once.
///
/// Like `torch.save`, it does not wait for the disk unless `synchronize` says so: then both the bytes
/// and the name survive a power failure. Otherwise that is up to the file system; ext4 and btrfs write
/// what replaces a file before they rename it. They do so only for bytes that have no place on the
/// disk yet, which is why none is reserved beforehand, though that would be faster.
///
/// - Parameters:
///   - value: what to save.
///   - path: the file.
///   - synchronize: whether to wait until the disk has it, by `fsync` of the file and its folder.
/// - Throws: `CheckpointError` where the value cannot be saved or the file cannot be written.
public func save(
  _ value: Value,
  to path: String,
  synchronize: Bool = false
) throws(CheckpointError) {
  let file = try OutputFile(path)
  do throws(CheckpointError) {
    try TorchArchive.write(value, name: TorchArchive.folderName(ofPath: path)) {
      bytes throws(CheckpointError) in try file.write(bytes)
    }
    try file.commit(synchronize: synchronize)
  } catch {
    file.discard()
    throw error
  }
}

/// Saves a state dict in PyTorch's zip format.
///
/// See `save(_:to:synchronize:)` of a `Value`.
public func save(
  _ state: StateDict,
  to path: String,
  synchronize: Bool = false
) throws(CheckpointError) {
  try save(.stateDict(state), to: path, synchronize: synchronize)
}

/// Saves a tensor in PyTorch's zip format.
///
/// See `save(_:to:synchronize:)` of a `Value`.
public func save(
  _ tensor: Tensor,
  to path: String,
  synchronize: Bool = false
) throws(CheckpointError) {
  try save(.tensor(tensor), to: path, synchronize: synchronize)
}
