/// The program that `torch.save` writes for a tensor, from the arguments' MARK to their REDUCE.
///
/// It is the same for every tensor, but for the numbers in it:
/// `(storage id tuple) BINPERSID, offset, shape, stride, requires_grad, OrderedDict()`. Everything
/// else is left to the machine.
struct TensorProgram {
  /// Where the memo has `'storage'`, the storage's class, its location and `OrderedDict`.
  let references: SIMD4<UInt32>
  /// The storage's key as a number, or where the memo has it.
  let key: Int?
  let knownKey: UInt32
  let elementCount: Int
  let offset: Int
  let requiresGrad: Bool
  /// How many values it remembers, under the numbers that follow the memo's.
  let memoized: Int
  /// Where the next opcode after it is.
  let end: Int

  /// Recognises the program that comes next; `nil` where another does.
  ///
  /// - Parameters:
  ///   - ahead: stands where the arguments' MARK may be.
  ///   - layout: receives the shape and the strides.
  init?(_ ahead: PickleLookahead, _ layout: inout RecognizedLayout) {
    var ahead = ahead
    let memoCount = ahead.memoCount
    var references = SIMD4<UInt32>()
    ahead.expect(.mark)
    ahead.expect(.mark)
    guard ahead.isMatching else { return nil }
    references[0] = ahead.get()
    references[1] = ahead.get()
    if ahead.sees(.binUnicode) {
      key = ahead.decimalText()
      knownKey = 0
      ahead.put()
    } else {
      key = nil
      knownKey = ahead.get()
    }
    references[2] = ahead.get()
    elementCount = ahead.integer() ?? ahead.fail(0)
    ahead.expect(.tuple)
    ahead.put()
    ahead.expect(.binPersistentID)
    offset = ahead.integer() ?? ahead.fail(0)
    ahead.take(&layout.shape, &layout.known)
    ahead.take(&layout.stride, &layout.known)
    requiresGrad = ahead.flag()
    references[3] = ahead.get()
    self.references = references
    ahead.expect(.emptyTuple)
    ahead.expect(.reduce)
    ahead.put()
    ahead.expect(.tuple)
    ahead.put()
    ahead.expect(.reduce)
    memoized = ahead.memoCount - memoCount
    end = ahead.position
    guard ahead.isMatching else { return nil }
  }
}

/// What stands between two tensors of a state dict: the one is remembered, the next one's name and the
/// function that rebuilds it follow.
struct EntryProgram {
  /// The next tensor's name.
  let name: UnsafeBufferPointer<UInt8>
  /// Where the pickle has the name's length.
  let namePosition: Int

  /// Recognises the program that comes next; `nil` where another does.
  ///
  /// - Parameters:
  ///   - ahead: stands after a tensor, and then after the program.
  ///   - function: where the memo has the function that rebuilds tensors.
  init?(_ ahead: inout PickleLookahead, function: UInt32) {
    ahead.put()
    namePosition = ahead.position + 1
    name = ahead.asciiText()
    ahead.put()
    guard ahead.get() == function, ahead.isMatching else { return nil }
  }
}

/// What a program refers to by numbers of the memo, once it has been looked up.
struct TensorReferences {
  let places: SIMD4<UInt32>
  /// The memo's revision at that time.
  let revision: Int
  let kind: StorageKind
}
