import Tensors

/// How tensors are rebuilt whose programs are the usual ones.
///
/// What the programs do step by step, in one: nearly all of a checkpoint's pickle is this. Where
/// anything is out of the ordinary nothing is done, and the steps find out what is wrong.
extension PickleMachine {
  /// Takes in the entries of a state dict from a tensor on, as far as their programs are recognised.
  ///
  /// - Parameter function: where the memo has the function that is about to be called.
  /// - Returns: whether there was at least the tensor.
  /// - Throws: what loading a storage throws.
  mutating func takeRecognizedEntries(_ function: UInt32) throws(CheckpointError) -> Bool {
    guard let loadTensor, case .global("torch._utils._rebuild_tensor_v2")? = memo[function]
    else { return false }
    let bytes = bytes
    return try bytes.withBytes { bytes throws(CheckpointError) in
      guard let ahead = PickleLookahead(bytes, at: position, memoCount: memo.count),
        let tensor = try takeTensor(ahead, loadTensor)
      else { return false }
      var entries = RecognizedEntries(last: tensor)
      while memo.hasRoom {
        guard var ahead = PickleLookahead(bytes, at: position, memoCount: memo.count),
          let entry = EntryProgram(&ahead, function: function),
          let tensor = try takeTensor(ahead, loadTensor, after: (entries.last, entry))
        else { break }
        entries.names.append(String(decoding: entry.name, as: UTF8.self))
        entries.last = tensor
      }
      place(entries, PickleLookahead(bytes, at: position, memoCount: memo.count))
      return true
    }
  }

  /// The tensor whose program comes next, which is passed over then, with the entry before it.
  private mutating func takeTensor(
    _ ahead: PickleLookahead,
    _ load: TensorLoad,
    after previous: (tensor: Tensor, entry: EntryProgram)? = nil
  ) throws(CheckpointError) -> Tensor? {
    guard let program = TensorProgram(ahead, &lastLayout),
      let key = program.key ?? memo.decimal(program.knownKey),
      let kind = kind(program)
    else { return nil }
    let id = StorageID(kind: kind, key: .number(key), elementCount: program.elementCount)
    guard let tensor = try load(id, &lastLayout, program) else { return nil }
    if let previous {
      memo.append(previous.tensor)
      memo.appendText(at: previous.entry.namePosition)
    }
    if program.key != nil { memo.appendDecimal(key) }
    memo.appendForgotten(program.memoized - (program.key != nil ? 1 : 0))
    position = program.end
    return tensor
  }

  /// Puts entries on the stack, as the programs say, or at once where they are stored next.
  private mutating func place(_ entries: RecognizedEntries, _ ahead: PickleLookahead?) {
    guard let end = ahead.flatMap(endOfEntries), stack.count == 1,
      case .string(let first) = stack[0], let target = suspended.last?.last,
      isDictionary(target)
    else {
      let tensors = memo.lastTensors(entries.names.count)
      for (tensor, name) in zip(tensors, entries.names) {
        push(.tensor(tensor))
        push(.string(name))
      }
      push(.tensor(entries.last))
      return
    }
    memo.append(entries.last)
    position = end
    stack = suspended.removeLast()
    reserveCapacity(for: entries.names.count + 1, in: target)
    let tensors = memo.lastTensors(entries.names.count + 1)
    switch target {
    case .stateDict(let state): state.updateTensors(first, entries.names, tensors)
    case .dictionary(let dictionary): dictionary.updateTensors(first, entries.names, tensors)
    default: break
    }
  }

  /// Whether text can be stored in a value as the key that it is.
  private func isDictionary(_ value: Value) -> Bool {
    switch value {
    case .stateDict(let state): demotions[state] == nil
    case .dictionary: true
    default: false
    }
  }

  /// Where the next opcode is once the last entry is remembered and all are stored, if that comes next.
  private func endOfEntries(_ ahead: PickleLookahead) -> Int? {
    var ahead = ahead
    ahead.put()
    ahead.expect(.setItems)
    return ahead.isMatching ? ahead.position : nil
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

/// Entries of a state dict whose programs have been recognised, one after the other.
private struct RecognizedEntries {
  /// The names of all tensors but the first, whose name is on the stack.
  var names: [String] = []
  /// The last tensor; those before it are the last that the memo has.
  var last: Tensor
}
