public import Checkpoints
public import Tensors

/// Loads what `save` or PyTorch's `torch.save` wrote.
///
/// Mirrors `torch.load(path, map_location=…, weights_only=True, mmap=…)`: the zip format, the one
/// before it, and safetensors where the path ends in `.safetensors` (always mapped). Only what the allow-list
/// names is rebuilt; nothing in the file can run code.
///
/// - Parameters:
///   - path: the file.
///   - mapLocation: where the storages go; where the file says when `nil`.
///   - weightsOnly: true is the only mode that exists; false throws `ArchiveFault.needsPython`.
///   - mmap: whether storages look at the file in place instead of holding a copy. The file must
///     be left as it is while it is loaded and while they do; writing to a tensor does not change it.
/// - Returns: the object that was saved: a state dict, a dictionary around several, a tensor, …
/// - Throws: `CheckpointError`; printed, it is PyTorch's own sentence.
public func load(
  _ path: String,
  mapLocation: MapLocation? = nil,
  weightsOnly: Bool = true,
  mmap: Bool = false
) throws(CheckpointError) -> Value {
  guard weightsOnly else { throw CheckpointError(.archive(.needsPython)) }
  if path.hasSuffix(".safetensors") { return try loadSafetensors(path, mapLocation) }
  let file = try InputFile(path)
  let source = try mmap ? file.mapped() : file.source()
  if TorchArchive.isArchive(source) {
    return try TorchArchive.load(source, mapLocation: mapLocation).value
  }
  if mmap { throw CheckpointError(.archive(.cannotMapLegacy(path))) }
  return try LegacyArchive.load(source, mapLocation: mapLocation).value
}
