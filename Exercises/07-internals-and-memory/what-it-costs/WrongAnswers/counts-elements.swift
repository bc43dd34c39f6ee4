// testView_keepsItsStorage: hands the model the whole storage
import StateDictCore

/// What a load costs in memory, without doing it.
///
/// - Parameters:
///   - checkpoint: has exactly the model's persistent entries, in their shapes.
///   - model: the model, which is left alone.
///   - assign: whether the load would assign instead of copying.
/// - Returns: the bytes that are alive when the load begins, and those that remain when the
///   checkpoint's dictionary has been let go afterwards.
func cost(
  of checkpoint: StateDict,
  into model: Module,
  assign: Bool
) -> (peak: Int, after: Int) {
  let own = model.parameters() + model.buffers()
  let given = checkpoint.tensors.map { $0.tensor }
  let persistent = Set(model.stateDict().tensors.map { ObjectIdentifier($0.tensor.storage) })
  let temporary = own.filter { !persistent.contains(ObjectIdentifier($0.storage)) }
  return (
    peak: bytes(of: own + given),
    after: bytes(of: assign ? given + temporary : own)
  )
}

/// The bytes of the storages behind some tensors, each storage once.
private func bytes(of tensors: [Tensor]) -> Int {
  var sizes: [ObjectIdentifier: Int] = [:]
  for tensor in tensors where tensor.storage.hasBytes {
    sizes[ObjectIdentifier(tensor.storage)] = tensor.elementCount * tensor.dtype.itemSize
  }
  return sizes.values.reduce(0, +)
}
