import Tensors

/// Runs a pickle: a program of a stack machine that rebuilds objects.
///
/// An allow-list. These opcodes, these names (`AllowList`) and nothing else: what PyTorch's
/// `weights_only=True` accepts, with its refusals to the letter. A name never runs code; what the
/// allowed ones do is written in `PickleMachine+Calls.swift`. Mirrors `torch/_weights_only_unpickler.py`.
struct PickleMachine {
  /// The opcodes that exist here.
  enum Opcode: UInt8 {
    case mark = 0x28, emptyTuple = 0x29, stop = 0x2e, binInt = 0x4a, binInt1 = 0x4b, binInt2 = 0x4d
    case none = 0x4e, binPersistentID = 0x51, reduce = 0x52, shortBinString = 0x55
    case binUnicode = 0x58, emptyList = 0x5d, append = 0x61, build = 0x62, global = 0x63
    case appends = 0x65, binGet = 0x68, longBinGet = 0x6a, binPut = 0x71, longBinPut = 0x72
    case setItem = 0x73, tuple = 0x74, setItems = 0x75, emptyDict = 0x7d, binFloat = 0x47
    case proto = 0x80, newObject = 0x81, tuple1 = 0x85, tuple2 = 0x86, tuple3 = 0x87
    case newTrue = 0x88, newFalse = 0x89, long1 = 0x8a, emptySet = 0x8f
  }

  /// What turns a persistent id into a storage.
  typealias PersistentLoad = (ValueTuple) throws(CheckpointError) -> Value

  /// What makes a tensor that has been recognised; `nil` where something about it is wrong.
  typealias TensorLoad =
    (StorageID, inout RecognizedLayout, TensorProgram) throws(CheckpointError) -> Tensor?

  let bytes: ByteView
  /// Where the next opcode is.
  var position: Int
  var stack: [Value] = []
  /// What was on the stack at each MARK whose values are not collected yet.
  var suspended: [[Value]] = []
  var memo: PickleMemo
  /// Whether a value was asked for that the memo has not kept.
  private var missesForgotten = false
  /// What makes recognised tensors; without it none is.
  var loadTensor: TensorLoad?
  /// How many values the largest dictionary may hold; makes room once, for the first large one.
  var expectedCount = 0
  /// What the last recognised tensor referred to, which the next nearly always does too.
  var lastReferences: TensorReferences?
  /// The last recognised tensor's layout.
  var lastLayout = RecognizedLayout()
  /// Ordered dictionaries that turned out to have other keys than strings.
  var demotions = Demotions()
  /// How many more values may be copied by calls.
  var budget: Int
  /// The sentences of Python's warnings.
  private(set) var warnings: [String] = []
  let persistentLoad: PersistentLoad
  /// Whether the program needed bytes beyond its end.
  private(set) var reachedEnd = false
  /// Whether to read what PyTorch refuses for nothing but its opcodes.
  var readsEveryProtocol = false
  /// The first such opcode.
  private(set) var refusedOpcode: UInt8?
  /// Where the memo has the set that was begun last.
  var openSet: UInt32?
  /// Lets a storage that is too small pass, where it can still grow; returns whether it may.
  var grow: ((Storage, Int) -> Bool)?

  /// Prepares to run the pickle that starts at a position.
  init(
    _ bytes: ByteView,
    at position: Int = 0,
    persistentLoad: @escaping PersistentLoad
  ) {
    self.bytes = bytes
    memo = PickleMemo(bytes)
    self.position = position
    self.persistentLoad = persistentLoad
    budget = 16 * bytes.count + 4096
  }

  /// Runs to STOP and returns the value on top.
  ///
  /// Should the program ask for what a recognised tensor left out, it runs again without recognising
  /// any: the storages are loaded by then, and loading one again gives the same.
  mutating func run() throws(CheckpointError) -> Value {
    let beginning = self
    do throws(CheckpointError) {
      return try interpret()
    } catch {
      guard missesForgotten else { throw error }
      self = beginning
      loadTensor = nil
      return try interpret()
    }
  }

  private mutating func interpret() throws(CheckpointError) -> Value {
    while true {
      let byte = try readOpcode()
      guard let opcode = Opcode(rawValue: byte) else {
        guard readsEveryProtocol, let other = OtherOpcode(rawValue: byte) else {
          throw .pickle(.unsupportedOperand(byte), at: position - 1)
        }
        if refusedOpcode == nil { refusedOpcode = byte }
        try execute(other)
        continue
      }
      if opcode == .stop {
        let result = try pop()
        return demotions.isEmpty ? result : demotions.apply(to: result)
      }
      try execute(opcode)
    }
  }

  private mutating func execute(_ opcode: Opcode) throws(CheckpointError) {
    switch opcode {
    case .stop: break
    case .proto: try readProtocol()
    case .global: try pushGlobal()
    case .newObject: try newObject()
    case .reduce: try reduce()
    case .build: try build()
    case .append: try append()
    case .appends: try appends()
    case .setItem: try setItem()
    case .setItems: try setItems()
    case .binPersistentID: try loadPersistentID()

    case .mark:
      suspended.append(stack)
      stack = []
    case .tuple: push(.tuple(ValueTuple(try popMark())))
    case .tuple1: try collect(1)
    case .tuple2: try collect(2)
    case .tuple3: try collect(3)

    case .none: push(.none)
    case .newTrue: push(.bool(true))
    case .newFalse: push(.bool(false))
    case .emptyTuple: push(.tuple([]))
    case .emptyList: push(.list(ValueList()))
    case .emptyDict: push(.dictionary(ValueDictionary()))
    case .emptySet: push(.set([]))
    case .binInt: push(.int(Int(Int32(bitPattern: try readUInt32()))))
    case .binInt1: push(.int(Int(try readByte())))
    case .binInt2: push(.int(try readSlice(2).withIndices { $0 | $1 << 8 }))
    case .long1: push(.integer(Array(readSome(Int(try readByte())))))
    case .binFloat: push(.float(Double(bitPattern: try readBigEndian64())))
    case .binUnicode:
      push(.string(try readText(Int(clamping: try readUInt32()), surrogatePass: true)))
    case .shortBinString: push(.string(try readText(Int(try readByte()), surrogatePass: false)))

    case .binGet: try recall(UInt32(try readByte()))
    case .longBinGet: try recall(try readUInt32())
    case .binPut: memo.remember(try top(), UInt32(try readByte()))
    case .longBinPut: memo.remember(try top(), try readUInt32())
    }
  }

  /// Pushes a remembered value, or takes in what the function of that value is called to rebuild.
  private mutating func recall(_ index: UInt32) throws(CheckpointError) {
    guard let value = memo[index] else {
      missesForgotten = memo.isForgotten(index)
      throw .pickle(.memoMissing(index), at: position)
    }
    guard case .global = value, try takeRecognizedEntries(index) else {
      push(value)
      return
    }
  }

  private mutating func readProtocol() throws(CheckpointError) {
    let version = try readByte()
    guard version != 2, !readsEveryProtocol else { return }
    warnings.append(
      "Detected pickle protocol \(version) in the checkpoint, which was not the default pickle "
        + "protocol used by `torch.load` (2). The weights_only Unpickler might not support all "
        + "instructions implemented by this protocol, please file an issue for adding support if "
        + "you encounter this."
    )
  }

  // MARK: The stack

  mutating func push(_ value: Value) { stack.append(value) }

  mutating func pop() throws(CheckpointError) -> Value {
    guard let value = stack.popLast() else { throw .pickle(.stackUnderflow, at: position) }
    return value
  }

  func top() throws(CheckpointError) -> Value {
    guard let value = stack.last else { throw .pickle(.indexOutOfRange, at: position) }
    return value
  }

  mutating func replaceTop(_ value: Value) { stack[stack.count - 1] = value }

  /// The values since the last MARK, which go.
  mutating func popMark() throws(CheckpointError) -> [Value] {
    guard let outer = suspended.popLast() else { throw .pickle(.stackUnderflow, at: position) }
    let items = stack
    stack = outer
    return items
  }

  private mutating func collect(_ count: Int) throws(CheckpointError) {
    guard stack.count >= count else { throw .pickle(.indexOutOfRange, at: position) }
    let items = Array(stack.suffix(count))
    stack.removeLast(count)
    push(.tuple(ValueTuple(items)))
  }

  /// Pays for copying values; a pickle that copies far more than it holds is stopped.
  mutating func spend(_ count: Int) throws(CheckpointError) {
    budget -= count
    guard budget >= 0 else { throw .pickle(.tooMuchWork, at: position) }
  }

  // MARK: The program

  private mutating func readOpcode() throws(CheckpointError) -> UInt8 {
    guard position < bytes.count else {
      reachedEnd = true
      throw .pickle(.ended, at: position)
    }
    position += 1
    return bytes[position - 1]
  }

  /// The single byte after an opcode, as Python's `read(1)[0]`.
  private mutating func readByte() throws(CheckpointError) -> UInt8 {
    guard let byte = readSome(1).first else { throw .pickle(.byteOutOfRange, at: position) }
    return byte
  }

  /// As many bytes as a number has, as Python's `struct.unpack`.
  mutating func readSlice(_ count: Int) throws(CheckpointError) -> Slice<ByteView> {
    let slice = readSome(count)
    guard slice.count == count else { throw .pickle(.tooFewBytes(count), at: position) }
    return slice
  }

  /// The next bytes, or as many as there are: the end is noticed at the next opcode.
  private mutating func readSome(_ count: Int) -> Slice<ByteView> {
    let available = min(count, bytes.count - position)
    if available < count { reachedEnd = true }
    position += available
    return bytes[position - available..<position]
  }

  private mutating func readUInt32() throws(CheckpointError) -> UInt32 {
    let slice = try readSlice(4)
    return bytes.uint32(at: slice.startIndex)
  }

  private mutating func readBigEndian64() throws(CheckpointError) -> UInt64 {
    try readSlice(8).reduce(0) { $0 << 8 | UInt64($1) }
  }

  mutating func readText(
    _ count: Int,
    surrogatePass: Bool
  ) throws(CheckpointError) -> String {
    let start = position
    let slice = readSome(count)
    do throws(InvalidText) {
      return try decodeUTF8(slice, surrogatePass: surrogatePass)
    } catch {
      throw .pickle(.invalidText(error), at: start + error.position)
    }
  }

  /// A line of a GLOBAL, without its end.
  mutating func readLine() throws(CheckpointError) -> String {
    let start = position
    while position < bytes.count, bytes[position] != 0x0a { position += 1 }
    // As in Python, a line that the file cuts short loses its last byte instead of its end.
    let end = position < bytes.count ? position : max(start, position - 1)
    if position == bytes.count { reachedEnd = true }
    position = min(position + 1, bytes.count)
    do throws(InvalidText) {
      return try decodeUTF8(bytes[start..<end])
    } catch {
      throw .pickle(.invalidText(error), at: start + error.position)
    }
  }
}

extension Slice<ByteView> {
  /// Combines two bytes.
  fileprivate func withIndices(_ combine: (Int, Int) -> Int) -> Int {
    combine(Int(self[startIndex]), Int(self[startIndex + 1]))
  }
}

extension Value {
  /// The integer of a little-endian two's complement of any length.
  static func integer(_ bytes: [UInt8]) -> Value {
    let width = Int.bitWidth / 8
    guard bytes.count <= width else {
      let minimal = minimalTwosComplement(bytes)
      return minimal.count <= width ? integer(minimal) : .bigInt(minimal)
    }
    guard let last = bytes.last else { return .int(0) }
    var number = last & 0x80 == 0 ? 0 : -1
    for byte in bytes.reversed() { number = number << 8 | Int(byte) }
    return .int(number)
  }
}

/// The same number without leading bytes that say nothing.
func minimalTwosComplement(_ bytes: [UInt8]) -> [UInt8] {
  var bytes = bytes
  while bytes.count > 1, let last = bytes.last {
    let sign = bytes[bytes.count - 2] & 0x80
    guard (last == 0 && sign == 0) || (last == 0xff && sign != 0) else { break }
    bytes.removeLast()
  }
  return bytes
}
