/// Reads a pickle's opcodes ahead, to see whether they are the expected ones.
///
/// Once one is not, or the bytes end, `isMatching` is false and stays so.
struct PickleLookahead {
  private let bytes: UnsafeBufferPointer<UInt8>
  /// Where the next opcode is.
  var position: Int
  /// How many values are remembered before the next one, when each gets the number that follows.
  private(set) var memoCount: Int
  private(set) var isMatching = true

  /// Prepares to read from a position on, with so many values in the memo.
  init(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int, memoCount: Int) {
    self.bytes = bytes
    self.position = position
    self.memoCount = memoCount
  }

  /// Notes that what was read is not what was expected; gives what stands for it.
  mutating func fail<Result>(_ result: Result) -> Result {
    isMatching = false
    return result
  }

  /// The next byte; 0, which is no opcode, at the end.
  mutating func next() -> UInt8 {
    guard position < bytes.count else { return 0 }
    position += 1
    return bytes[position - 1]
  }

  /// The next four bytes as a number.
  mutating func uint32() -> UInt32 {
    guard bytes.count - position >= 4 else { return fail(0) }
    position += 4
    let number = UnsafeRawBufferPointer(bytes)
      .loadUnaligned(fromByteOffset: position - 4, as: UInt32.self)
    return UInt32(littleEndian: number)
  }

  /// Expects an opcode that has no argument.
  mutating func expect(_ opcode: PickleMachine.Opcode) {
    if next() != opcode.rawValue { isMatching = false }
  }

  /// Whether an opcode comes next.
  func sees(_ opcode: PickleMachine.Opcode) -> Bool {
    position < bytes.count && bytes[position] == opcode.rawValue
  }

  /// Expects that a remembered value is asked for; gives its number.
  mutating func get() -> UInt32 {
    switch next() {
    case PickleMachine.Opcode.binGet.rawValue: UInt32(next())
    case PickleMachine.Opcode.longBinGet.rawValue: uint32()
    default: fail(0)
    }
  }

  /// Expects that a value is remembered under the next number.
  mutating func put() {
    let index: UInt32 =
      switch next() {
      case PickleMachine.Opcode.binPut.rawValue: UInt32(next())
      case PickleMachine.Opcode.longBinPut.rawValue: uint32()
      default: fail(0)
      }
    if Int(index) != memoCount { isMatching = false }
    memoCount += 1
  }

  /// Expects text of ASCII.
  mutating func asciiText() -> UnsafeBufferPointer<UInt8> {
    let text = text()
    return text.reduce(0, |) < 0x80 ? text : fail(text)
  }

  /// Expects the text of a number as Python writes it, of nine digits at most.
  mutating func decimalText() -> Int { decimal(text()) ?? fail(0) }

  private mutating func text() -> UnsafeBufferPointer<UInt8> {
    expect(.binUnicode)
    let length = Int(clamping: uint32())
    guard isMatching, length <= bytes.count - position else {
      return fail(UnsafeBufferPointer(start: nil, count: 0))
    }
    position += length
    return UnsafeBufferPointer(rebasing: bytes[position - length..<position])
  }

  /// Expects `True` or `False`.
  mutating func flag() -> Bool {
    switch next() {
    case PickleMachine.Opcode.newTrue.rawValue: true
    case PickleMachine.Opcode.newFalse.rawValue: false
    default: fail(false)
    }
  }

  /// The integer that comes next, or `nil` where none of 32 bits or fewer does.
  mutating func integer() -> Int? {
    guard position < bytes.count else { return nil }
    switch bytes[position] {
    case PickleMachine.Opcode.binInt1.rawValue:
      position += 1
      return Int(next())
    case PickleMachine.Opcode.binInt2.rawValue where bytes.count - position > 2:
      position += 3
      return Int(bytes[position - 2]) | Int(bytes[position - 1]) << 8
    case PickleMachine.Opcode.binInt.rawValue:
      position += 1
      return Int(Int32(bitPattern: uint32()))
    default: return nil
    }
  }

  /// Expects a tuple of integers.
  ///
  /// - Parameter sizes: the last such tuple, which this one becomes.
  mutating func take(_ sizes: inout RecognizedLayout.Sizes) {
    if repeats(sizes.program) { position += sizes.program.count } else { read(&sizes) }
    if isMatching, bytes[position - 1] != PickleMachine.Opcode.emptyTuple.rawValue { put() }
  }

  /// Whether the bytes of a part of the program come next again.
  private func repeats(_ program: Range<Int>) -> Bool {
    guard !program.isEmpty, program.count <= bytes.count - position else { return false }
    var place = position
    for earlier in program {
      guard bytes[earlier] == bytes[place] else { return false }
      place += 1
    }
    return true
  }

  private mutating func read(_ sizes: inout RecognizedLayout.Sizes) {
    sizes.program = 0..<0
    let start = position
    let isMarked = sees(.mark)
    if isMarked { position += 1 }
    var values: [Int] = []
    while let size = integer() { values.append(size) }
    let count = values.count
    switch next() {
    case PickleMachine.Opcode.emptyTuple.rawValue where !isMarked && count == 0: break
    case PickleMachine.Opcode.tuple1.rawValue where !isMarked && count == 1: break
    case PickleMachine.Opcode.tuple2.rawValue where !isMarked && count == 2: break
    case PickleMachine.Opcode.tuple3.rawValue where !isMarked && count == 3: break
    case PickleMachine.Opcode.tuple.rawValue where isMarked && count > 0: break
    default: return isMatching = false
    }
    guard isMatching else { return }
    if values != sizes.values {
      sizes.values = values
      sizes.isNew = true
    }
    sizes.program = start..<position
  }
}
