import Tensors

/// How tensors are rebuilt whose programs are the usual ones.
///
/// What the programs do step by step, in one: nearly all of a checkpoint's pickle is this. Where
/// anything is out of the ordinary nothing is done, and the steps find out what is wrong.
extension PickleMachine {
  /// Pushes the entries of a state dict from a tensor on, as far as their programs are recognised.
  ///
  /// - Parameter function: where the memo has the function that is about to be called.
  /// - Returns: whether there was at least the tensor.
  /// - Throws: what loading a storage throws.
  mutating func pushRecognizedTensors(_ function: UInt32) throws(CheckpointError) -> Bool {
    guard let loadTensor, case .global("torch._utils._rebuild_tensor_v2")? = memo[function]
    else { return false }
    let bytes = bytes
    return try bytes.withUnsafeBufferPointer { bytes throws(CheckpointError) in
      let ahead = PickleLookahead(bytes, at: position, memoCount: memo.count)
      guard try pushTensor(ahead, loadTensor) else { return false }
      while true {
        var ahead = PickleLookahead(bytes, at: position, memoCount: memo.count)
        guard let entry = EntryProgram(&ahead, function: function),
          try pushTensor(ahead, loadTensor, after: entry)
        else { return true }
      }
    }
  }

  /// Pushes the tensor whose program comes next; what stands before it is done first, once it is there.
  private mutating func pushTensor(
    _ ahead: PickleLookahead,
    _ load: TensorLoad,
    after entry: EntryProgram? = nil
  ) throws(CheckpointError) -> Bool {
    guard let program = TensorProgram(ahead, &lastLayout),
      let key = program.key ?? memo.decimal(program.knownKey),
      let kind = kind(program)
    else { return false }
    let id = StorageID(kind: kind, key: .number(key), elementCount: program.elementCount)
    guard let tensor = try load(id, &lastLayout, program) else { return false }
    if let entry {
      guard case .tensor(let previous)? = stack.last else { return false }
      memo.append(previous)
      push(.string(String(decoding: entry.name, as: UTF8.self)))
      memo.appendText(at: entry.namePosition)
    }
    if program.key != nil { memo.appendDecimal(key) }
    memo.appendForgotten(program.memoized - (program.key != nil ? 1 : 0))
    position = program.end
    push(.tensor(tensor))
    return true
  }

  /// The kind of storage that a program refers to, where all its references are to what belongs there.
  private mutating func kind(_ program: TensorProgram) -> StorageKind? {
    let places = program.references
    if let lastReferences, lastReferences.places == places,
      lastReferences.revision == memo.revision
    {
      return lastReferences.kind
    }
    guard case .string("storage")? = memo[places[0]],
      case .global(let storageClass)? = memo[places[1]],
      case .string(let location)? = memo[places[2]],
      case .global("collections.OrderedDict")? = memo[places[3]]
    else { return nil }
    let kind = StorageKind(storageClass: storageClass, location: location)
    lastReferences = TensorReferences(places: places, revision: memo.revision, kind: kind)
    return kind
  }
}
