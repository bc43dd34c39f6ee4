import Tensors

/// The opcodes of the binary protocols that PyTorch's `weights_only` unpickler does not know.
///
/// A checkpoint that was saved with `pickle_protocol=4` is refused by `torch.load`, though there may be
/// nothing in it but tensors. Where `PickleMachine.readsEveryProtocol` is set it is read, by the same
/// allow-list.
extension PickleMachine {
  /// The opcodes, by Python's names.
  enum OtherOpcode: UInt8 {
    case pop = 0x30, popMark = 0x31, dup = 0x32, int = 0x49, long = 0x4c, dict = 0x64, list = 0x6c
    case binBytes = 0x42, shortBinBytes = 0x43, binString = 0x54, long4 = 0x8b
    case shortBinUnicode = 0x8c, binUnicode8 = 0x8d, binBytes8 = 0x8e, addItems = 0x90
    case newObjectEx = 0x92, stackGlobal = 0x93, memoize = 0x94, frame = 0x95, byteArray8 = 0x96
  }

  mutating func execute(_ opcode: OtherOpcode) throws(CheckpointError) {
    switch opcode {
    case .pop:
      // Python keeps a mark on the stack itself, where POP takes it away.
      if stack.isEmpty { _ = try popMark() } else { _ = try pop() }
    case .popMark: _ = try popMark()
    case .dup: push(try top())
    case .int: push(try readDecimal())
    case .long: push(try readLong())
    case .dict: try pushDictionary(try popMark())
    case .list: push(.list(ValueList(try popMark())))
    case .binBytes: push(.bytes(try readBytes(try readSize(4))))
    case .shortBinBytes: push(.bytes(try readBytes(try readSize(1))))
    case .binBytes8: push(.bytes(try readBytes(try readSize(8))))
    case .byteArray8: push(.byteArray(try readBytes(try readSize(8))))
    case .binString: push(.string(try readText(try readSize(4), surrogatePass: false)))
    case .shortBinUnicode: push(.string(try readText(try readSize(1), surrogatePass: true)))
    case .binUnicode8: push(.string(try readText(try readSize(8), surrogatePass: true)))
    case .long4: push(.integer(try readBytes(try readSize(4))))
    case .addItems: try addItems()
    case .newObjectEx: try newObjectWithNames()
    case .stackGlobal: try pushNamedGlobal()
    case .memoize: memoize()
    case .frame: _ = try readSize(8)
    }
  }

  /// A number of so many bytes, least significant byte first; the largest where none is so large.
  private mutating func readSize(_ width: Int) throws(CheckpointError) -> Int {
    var size: UInt64 = 0
    for byte in try readSlice(width).reversed() { size = size << 8 | UInt64(byte) }
    return Int(clamping: size)
  }

  private mutating func readBytes(_ count: Int) throws(CheckpointError) -> [UInt8] {
    Array(try readSlice(count))
  }

  /// INT: a line with a number or, since there was no opcode for them, `00` or `01` for a bool.
  private mutating func readDecimal() throws(CheckpointError) -> Value {
    let line = try readLine()
    if line == "00" || line == "01" { return .bool(line == "01") }
    guard let number = Int(line) else { throw invalidInteger(line) }
    return .int(number)
  }

  /// LONG: a line with a number and an `L`.
  private mutating func readLong() throws(CheckpointError) -> Value {
    let line = try readLine()
    let digits = line.hasSuffix("L") ? String(line.dropLast()) : line
    guard let bytes = twosComplement(digits) else { throw invalidInteger(line) }
    return .integer(bytes)
  }

  private func invalidInteger(_ line: String) -> CheckpointError {
    .pickle(.unsupportedValue("the integer \(line)"), at: position)
  }

  private mutating func pushDictionary(_ items: [Value]) throws(CheckpointError) {
    let dictionary = Value.dictionary(ValueDictionary())
    guard items.count.isMultiple(of: 2) else { throw .pickle(.oddItems, at: position) }
    for place in stride(from: 0, to: items.count, by: 2) {
      _ = try store(items[place + 1], for: items[place], in: dictionary)
    }
    push(dictionary)
  }

  /// ADDITEMS: sets are values here, so that the memo's is another that has to get them too.
  private mutating func addItems() throws(CheckpointError) {
    let items = try popMark()
    guard case .set(let members) = try top() else {
      throw .pickle(.unsupportedValue("members of what is no set"), at: position)
    }
    try spend(members.count + items.count)
    replaceTop(try call("builtins.set", [.list(ValueList(members + items))]))
    if let openSet { memo.remember(try top(), openSet) }
  }

  /// NEWOBJ_EX: an object of an allowed class, whose arguments have no names.
  private mutating func newObjectWithNames() throws(CheckpointError) {
    guard let named = try pop().pairs, named.isEmpty else {
      throw .pickle(.unsupportedValue("an object made with named arguments"), at: position)
    }
    try newObject()
  }

  /// STACK_GLOBAL: a global whose module and name are on the stack.
  private mutating func pushNamedGlobal() throws(CheckpointError) {
    guard case .string(let name) = try pop(), case .string(let module) = try pop() else {
      throw .pickle(.unsupportedValue("a global without a name"), at: position)
    }
    try pushGlobal(module, name, at: position - 1)
  }

  /// MEMOIZE: remembers the top under the next number.
  private mutating func memoize() {
    guard let value = stack.last else { return }
    let index = UInt32(truncatingIfNeeded: memo.countOfAll)
    if case .set(let members) = value, members.isEmpty { openSet = index }
    memo.remember(value, index)
  }
}

/// The little-endian two's complement of a decimal number of any size that Python would read.
private func twosComplement(_ text: String) -> [UInt8]? {
  let isNegative = text.hasPrefix("-")
  let digits = isNegative ? text.dropFirst() : text[...]
  guard (1...4300).contains(digits.utf8.count) else { return nil }
  var bytes: [UInt8] = []
  for digit in digits.utf8 {
    guard (0x30...0x39).contains(digit) else { return nil }
    var carry = Int(digit) - 0x30
    for place in bytes.indices {
      carry += Int(bytes[place]) * 10
      bytes[place] = UInt8(truncatingIfNeeded: carry)
      carry >>= 8
    }
    if carry > 0 { bytes.append(UInt8(carry)) }
  }
  bytes.append(0)
  guard isNegative else { return bytes }
  var carry = 1
  for place in bytes.indices {
    carry += Int(~bytes[place])
    bytes[place] = UInt8(truncatingIfNeeded: carry)
    carry >>= 8
  }
  return bytes
}
