/// The program that `torch.save` writes for a tensor, from the arguments' MARK to their REDUCE.
///
/// It is the same for every tensor, but for the numbers in it:
/// `(storage id tuple) BINPERSID, offset, shape, stride, requires_grad, OrderedDict()`. Everything
/// else is left to the machine.
struct TensorProgram: ~Copyable {
  /// Where the memo has `'storage'`, the storage's class, its location and `OrderedDict`.
  private(set) var references = SIMD4<UInt32>()
  /// The storage's key as a number, or where the memo has it.
  private(set) var key: Int?
  private(set) var knownKey: UInt32 = 0
  private(set) var elementCount = 0
  private(set) var offset = 0
  private(set) var shape: [Int] = []
  private(set) var stride: [Int] = []
  private(set) var requiresGrad = false
  /// How many values it remembers, under the numbers that follow the memo's.
  private(set) var memoized = 0
  /// Where the next opcode after it is.
  private(set) var end: Int

  private let bytes: [UInt8]
  private let memoCount: Int
  private var isMatching = true

  /// Recognises the program at a position; `nil` where another is there.
  ///
  /// - Parameters:
  ///   - bytes: the pickle.
  ///   - position: where the arguments' MARK may be.
  ///   - memoCount: how many values the memo has.
  ///   - shape: the shape of another tensor, to be shared where this one's is equal.
  ///   - stride: the same for the strides.
  init?(
    _ bytes: [UInt8],
    at position: Int,
    memoCount: Int,
    sharing shape: [Int],
    _ stride: [Int]
  ) {
    self.bytes = bytes
    self.memoCount = memoCount
    end = position
    expect(.mark)
    expect(.mark)
    guard isMatching else { return nil }
    references[0] = get()
    references[1] = get()
    readKey()
    references[2] = get()
    elementCount = integer() ?? fail(0)
    expect(.tuple)
    put()
    expect(.binPersistentID)
    offset = integer() ?? fail(0)
    self.shape = sizes(shape)
    self.stride = sizes(stride)
    readFlag()
    references[3] = get()
    expect(.emptyTuple)
    expect(.reduce)
    put()
    expect(.tuple)
    put()
    expect(.reduce)
    guard isMatching else { return nil }
  }

  /// The next byte; 0, which is no opcode, at the end.
  private mutating func next() -> UInt8 {
    guard end < bytes.count else { return 0 }
    end += 1
    return bytes[end - 1]
  }

  private mutating func uint32() -> UInt32 {
    guard bytes.count - end >= 4 else { return fail(0) }
    end += 4
    return bytes.uint32(at: end - 4)
  }

  private mutating func fail<Result>(_ result: Result) -> Result {
    isMatching = false
    return result
  }

  private mutating func expect(_ opcode: PickleMachine.Opcode) {
    if next() != opcode.rawValue { isMatching = false }
  }

  private mutating func get() -> UInt32 {
    switch next() {
    case PickleMachine.Opcode.binGet.rawValue: UInt32(next())
    case PickleMachine.Opcode.longBinGet.rawValue: uint32()
    default: fail(0)
    }
  }

  private mutating func put() {
    let index: UInt32 =
      switch next() {
      case PickleMachine.Opcode.binPut.rawValue: UInt32(next())
      case PickleMachine.Opcode.longBinPut.rawValue: uint32()
      default: fail(0)
      }
    if Int(index) != memoCount + memoized { isMatching = false }
    memoized += 1
  }

  private mutating func readKey() {
    guard end < bytes.count, bytes[end] == PickleMachine.Opcode.binUnicode.rawValue else {
      knownKey = get()
      return
    }
    end += 1
    let length = Int(clamping: uint32())
    guard length <= bytes.count - end, let number = decimal(bytes[end..<end + length]) else {
      return fail(())
    }
    key = number
    end += length
    put()
  }

  private mutating func readFlag() {
    switch next() {
    case PickleMachine.Opcode.newTrue.rawValue: requiresGrad = true
    case PickleMachine.Opcode.newFalse.rawValue: requiresGrad = false
    default: isMatching = false
    }
  }

  /// The integer that comes next, or `nil` where none of 32 bits or fewer does.
  private mutating func integer() -> Int? {
    guard end < bytes.count else { return nil }
    switch bytes[end] {
    case PickleMachine.Opcode.binInt1.rawValue:
      end += 1
      return Int(next())
    case PickleMachine.Opcode.binInt2.rawValue where bytes.count - end > 2:
      end += 3
      return bytes.uint16(at: end - 2)
    case PickleMachine.Opcode.binInt.rawValue:
      end += 1
      return Int(Int32(bitPattern: uint32()))
    default: return nil
    }
  }

  /// A tuple of integers; the other one again where it is equal.
  private mutating func sizes(_ other: [Int]) -> [Int] {
    let isMarked = end < bytes.count && bytes[end] == PickleMachine.Opcode.mark.rawValue
    if isMarked { end += 1 }
    let start = end
    var count = 0
    var isEqual = true
    while let size = integer() {
      if count >= other.count || other[count] != size { isEqual = false }
      count += 1
    }
    let afterNumbers = end
    switch next() {
    case PickleMachine.Opcode.emptyTuple.rawValue where !isMarked && count == 0: return []
    case PickleMachine.Opcode.tuple1.rawValue where !isMarked && count == 1: break
    case PickleMachine.Opcode.tuple2.rawValue where !isMarked && count == 2: break
    case PickleMachine.Opcode.tuple3.rawValue where !isMarked && count == 3: break
    case PickleMachine.Opcode.tuple.rawValue where isMarked && count > 0: break
    default: return fail([])
    }
    put()
    if isEqual, count == other.count { return other }
    let afterTuple = end
    end = start
    var sizes: [Int] = []
    sizes.reserveCapacity(count)
    while end < afterNumbers, let size = integer() { sizes.append(size) }
    end = afterTuple
    return sizes
  }
}

/// What a program refers to by numbers of the memo, once it has been looked up.
struct TensorReferences {
  let places: SIMD4<UInt32>
  /// The memo's revision at that time.
  let revision: Int
  let storageClass: String
  let location: String
}
