/// Reads a pickle's opcodes ahead, to see whether they are the expected ones.
///
/// Once one is not, `isMatching` is false and stays so. Near their end no bytes match, so that not for each
/// of them has to be asked whether it is there.
struct PickleLookahead {
  /// How many bytes there are at least wherever it is asked.
  ///
  /// That is at the beginning, and where as many were passed over as the pickle says; what is read in
  /// between has less.
  static let margin = 128

  private let bytes: UnsafePointer<UInt8>
  /// Beyond which nothing matches.
  private let limit: Int
  /// Where the next opcode is.
  private(set) var position: Int
  /// How many values are remembered before the next one, when each gets the number that follows.
  private(set) var memoCount: Int
  private(set) var isMatching = true

  /// Prepares to read from a position on, with so many values in the memo.
  ///
  /// - Returns: `nil` where the bytes end soon.
  init?(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int, memoCount: Int) {
    limit = bytes.count - Self.margin
    guard let first = bytes.baseAddress, position <= limit else { return nil }
    self.bytes = first
    self.position = position
    self.memoCount = memoCount
  }

  /// Notes that what was read is not what was expected; gives what stands for it.
  mutating func fail<Result>(_ result: Result) -> Result {
    isMatching = false
    return result
  }

  /// Passes over bytes of which the pickle says how many they are.
  private mutating func skip(_ count: Int) {
    if count <= limit - position { position += count } else { isMatching = false }
  }

  /// The next byte.
  @inline(__always)
  mutating func next() -> UInt8 {
    position &+= 1
    return bytes[position &- 1]
  }

  /// The next four bytes as a number.
  @inline(__always)
  mutating func uint32() -> UInt32 {
    position &+= 4
    let number = UnsafeRawPointer(bytes)
      .loadUnaligned(fromByteOffset: position &- 4, as: UInt32.self)
    return UInt32(littleEndian: number)
  }

  /// Expects an opcode that has no argument.
  @inline(__always)
  mutating func expect(_ opcode: PickleMachine.Opcode) {
    if next() != opcode.rawValue { isMatching = false }
  }

  /// Whether an opcode comes next.
  @inline(__always)
  func sees(_ opcode: PickleMachine.Opcode) -> Bool { bytes[position] == opcode.rawValue }

  /// Expects that a remembered value is asked for; gives its number.
  @inline(__always)
  mutating func get() -> UInt32 { memoNumber(.binGet, .longBinGet) }

  /// Expects that a value is remembered under the next number.
  @inline(__always)
  mutating func put() {
    if Int(truncatingIfNeeded: memoNumber(.binPut, .longBinPut)) != memoCount { isMatching = false }
    memoCount &+= 1
  }

  @inline(__always)
  private mutating func memoNumber(
    _ short: PickleMachine.Opcode,
    _ long: PickleMachine.Opcode
  ) -> UInt32 {
    let opcode = next()
    if opcode == long.rawValue { return uint32() }
    if opcode != short.rawValue { isMatching = false }
    return UInt32(next())
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
    let start = bytes + position
    skip(length)
    return UnsafeBufferPointer(start: start, count: isMatching ? length : 0)
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
  @inline(__always)
  mutating func integer() -> Int? {
    switch bytes[position] {
    case PickleMachine.Opcode.binInt1.rawValue:
      position &+= 2
      return Int(bytes[position &- 1])
    case PickleMachine.Opcode.binInt2.rawValue:
      position &+= 3
      return Int(bytes[position &- 2]) | Int(bytes[position &- 1]) << 8
    case PickleMachine.Opcode.binInt.rawValue:
      position &+= 1
      return Int(Int32(bitPattern: uint32()))
    default: return nil
    }
  }

  /// Expects a tuple of integers.
  ///
  /// - Parameters:
  ///   - sizes: the last such tuple, which this one becomes.
  ///   - known: others that were read before.
  mutating func take(_ sizes: inout RecognizedLayout.Sizes, _ known: inout KnownSizes) {
    if repeats(sizes.program) {
      skip(sizes.program.count)
    } else {
      let place = KnownSizes.place(UnsafeRawPointer(bytes + position))
      if repeats(known[place].program) {
        sizes = known[place]
        skip(sizes.program.count)
      } else {
        read(&sizes)
        known[place] = sizes
      }
      sizes.isNew = true
    }
    if isMatching, bytes[position - 1] != PickleMachine.Opcode.emptyTuple.rawValue { put() }
  }

  /// Whether the bytes of a part of the program come next again.
  private func repeats(_ program: Range<Int>) -> Bool {
    guard !program.isEmpty, program.count <= limit - position else { return false }
    return areEqual(bytes + program.lowerBound, bytes + position, program.count)
  }

  private mutating func read(_ sizes: inout RecognizedLayout.Sizes) {
    sizes.program = 0..<0
    let start = position
    let isMarked = sees(.mark)
    if isMarked { position += 1 }
    var values: [Int] = []
    while position <= limit, let size = integer() { values.append(size) }
    let count = values.count
    switch next() {
    case PickleMachine.Opcode.emptyTuple.rawValue where !isMarked && count == 0: break
    case PickleMachine.Opcode.tuple1.rawValue where !isMarked && count == 1: break
    case PickleMachine.Opcode.tuple2.rawValue where !isMarked && count == 2: break
    case PickleMachine.Opcode.tuple3.rawValue where !isMarked && count == 3: break
    case PickleMachine.Opcode.tuple.rawValue where isMarked && count > 0: break
    default: return isMatching = false
    }
    guard isMatching, position <= limit else { return isMatching = false }
    sizes.values = values
    sizes.program = start..<position
  }
}
