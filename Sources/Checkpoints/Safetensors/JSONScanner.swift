/// Scans JSON strictly, one value after the other, with the complaints of Rust's serde_json.
///
/// The header of a safetensors file is little more than names and numbers, so nothing is kept but
/// what the caller asks for. Depth is bounded.
struct JSONScanner {
  /// A scalar, or what a container begins with, as far as a message needs it.
  enum Scalar {
    case null
    case bool(Bool)
    case unsigned(UInt64)
    case negative(Int64)
    case float(Double)
    case text(String)
  }

  let bytes: [UInt8]
  private(set) var index = 0
  private var depth = 128

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  // MARK: Faults

  /// A fault at a place, with the line and column that serde_json counts.
  func fault(_ fault: JSONFault, at place: Int) -> CheckpointError {
    let before = bytes[..<min(place, bytes.count)]
    let lineStart = before.lastIndex(of: 0x0a).map { $0 + 1 } ?? 0
    let line = before.reduce(1) { $0 + ($1 == 0x0a ? 1 : 0) }
    return CheckpointError(
      .safetensors(.json(fault, line: line, column: before.count - lineStart)),
      at: 8 + place
    )
  }

  /// A fault at the bytes already consumed.
  func here(_ syntax: JSONFault.Syntax) -> CheckpointError { fault(.syntax(syntax), at: index) }

  /// A fault at the byte that comes next.
  func next(_ syntax: JSONFault.Syntax) -> CheckpointError { fault(.syntax(syntax), at: index + 1) }

  // MARK: Structure

  /// Consumes a byte.
  mutating func skipByte() { index += 1 }

  /// The next byte that is no space, not consumed; `nil` at the end.
  mutating func peek() -> UInt8? {
    while index < bytes.count {
      switch bytes[index] {
      case 0x20, 0x09, 0x0a, 0x0d: index += 1
      default: return bytes[index]
      }
    }
    return nil
  }

  /// Checks that nothing follows.
  mutating func end() throws(CheckpointError) {
    if peek() != nil { throw next(.trailingCharacters) }
  }

  /// Enters an object or a list, whose first byte comes next.
  mutating func open() throws(CheckpointError) {
    depth -= 1
    if depth == 0 { throw next(.tooDeep) }
    index += 1
  }

  private mutating func close() {
    depth += 1
    index += 1
  }

  /// Moves to the next key of an object and reads it with its colon; `nil` at the object's end.
  mutating func key(isFirst: Bool) throws(CheckpointError) -> String? {
    switch peek() {
    case UInt8(ascii: "}"):
      close()
      return nil
    case UInt8(ascii: ",") where !isFirst:
      index += 1
      switch peek() {
      case UInt8(ascii: "\""): break
      case UInt8(ascii: "}"): throw next(.trailingComma)
      case nil: throw next(.endInValue)
      default: throw next(.keyNotText)
      }
    case nil: throw next(.endInObject)
    case let byte:
      guard isFirst else { throw next(.expectedCommaOrBrace) }
      guard byte == UInt8(ascii: "\"") else { throw next(.keyNotText) }
    }
    let key = try text()
    switch peek() {
    case UInt8(ascii: ":"): index += 1
    case nil: throw next(.endInObject)
    default: throw next(.expectedColon)
    }
    return key
  }

  /// Moves to the next element of a list; returns whether there is one.
  mutating func element(isFirst: Bool) throws(CheckpointError) -> Bool {
    switch peek() {
    case UInt8(ascii: "]"):
      close()
      return false
    case UInt8(ascii: ",") where !isFirst:
      index += 1
      switch peek() {
      case UInt8(ascii: "]"): throw next(.trailingComma)
      case nil: throw next(.endInValue)
      default: return true
      }
    case nil: throw next(.endInList)
    default:
      guard isFirst else { throw next(.expectedCommaOrBracket) }
      return true
    }
  }

  /// Reads past a value of any kind; returns it in the words of a message.
  mutating func skip() throws(CheckpointError) -> String {
    switch peek() {
    case UInt8(ascii: "{"):
      try open()
      var isFirst = true
      while try key(isFirst: isFirst) != nil {
        isFirst = false
        _ = try skip()
      }
      return "map"
    case UInt8(ascii: "["):
      try open()
      var isFirst = true
      while try element(isFirst: isFirst) {
        isFirst = false
        _ = try skip()
      }
      return "sequence"
    default: return describe(try scalar())
    }
  }

  // MARK: Scalars

  /// Reads a value that is neither an object nor a list.
  mutating func scalar() throws(CheckpointError) -> Scalar {
    switch peek() {
    case nil: throw next(.endInValue)
    case UInt8(ascii: "n"):
      try identifier("null")
      return .null
    case UInt8(ascii: "t"):
      try identifier("true")
      return .bool(true)
    case UInt8(ascii: "f"):
      try identifier("false")
      return .bool(false)
    case UInt8(ascii: "\""): return .text(try text())
    case UInt8(ascii: "-"): return try number()
    case let byte?:
      guard (0x30...0x39).contains(byte) else { throw next(.expectedValue) }
      return try number()
    }
  }

  private mutating func identifier(_ word: StaticString) throws(CheckpointError) {
    index += 1
    for place in 1..<word.utf8CodeUnitCount {
      guard index < bytes.count else { throw here(.endInValue) }
      index += 1
      guard bytes[index - 1] == word.utf8Start[place] else { throw here(.expectedIdentifier) }
    }
  }

  /// A value in the words of a message.
  func describe(_ scalar: Scalar) -> String {
    switch scalar {
    case .null: "null"
    case .bool(let flag): "boolean `\(flag)`"
    case .unsigned(let number): "integer `\(number)`"
    case .negative(let number): "integer `\(number)`"
    case .float(let number): "floating point `\(rustText(number))`"
    case .text(let text): "string \(rustQuoted(text))"
    }
  }
}
