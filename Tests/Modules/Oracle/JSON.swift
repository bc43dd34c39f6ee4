/// A JSON value; objects keep their order.
indirect enum JSON: Equatable {
  case null
  case bool(Bool)
  case number(String)
  case string(String)
  case array([JSON])
  case object([(key: String, value: JSON)])

  subscript(key: String) -> JSON {
    guard case .object(let members) = self else { return .null }
    return members.first { $0.key == key }?.value ?? .null
  }

  subscript(index: Int) -> JSON { array[index] }

  var array: [JSON] { if case .array(let values) = self { values } else { [] } }

  var members: [(key: String, value: JSON)] {
    if case .object(let members) = self { members } else { [] }
  }

  var string: String? { if case .string(let text) = self { text } else { nil } }

  var text: String { string ?? "" }

  var bool: Bool? { if case .bool(let value) = self { value } else { nil } }

  var int: Int? { if case .number(let text) = self { Int(text) } else { nil } }

  var isNull: Bool { self == .null }

  /// A number, also one that JSON has only as text, such as `"nan"`.
  var double: Double? {
    switch self {
    case .number(let text), .string(let text): Double(text)
    default: nil
    }
  }

  var strings: [String] { array.map { $0.text } }

  var ints: [Int] { array.map { $0.int ?? 0 } }

  static func == (a: JSON, b: JSON) -> Bool {
    switch (a, b) {
    case (.null, .null): true
    case (.bool(let x), .bool(let y)): x == y
    case (.number(let x), .number(let y)): x == y || Double(x) == Double(y)
    case (.string(let x), .string(let y)): x.utf8.elementsEqual(y.utf8)
    case (.array(let x), .array(let y)): x == y
    case (.object(let x), .object(let y)):
      x.count == y.count && zip(x, y).allSatisfy { $0.key == $1.key && $0.value == $1.value }
    default: false
    }
  }
}

extension JSON {
  /// Reads a text; it is a mistake to give one that is no JSON.
  init(_ bytes: [UInt8]) {
    var reader = Reader(bytes: bytes)
    self = reader.value()
  }

  private struct Reader {
    let bytes: [UInt8]
    var place = 0

    private mutating func skipSpace() {
      while place < bytes.count, [0x20, 0x0a, 0x0d, 0x09].contains(bytes[place]) { place += 1 }
    }

    mutating func value() -> JSON {
      skipSpace()
      switch bytes[place] {
      case UInt8(ascii: "{"): return object()
      case UInt8(ascii: "["): return array()
      case UInt8(ascii: "\""): return .string(string())
      case UInt8(ascii: "n"): place += 4; return .null
      case UInt8(ascii: "t"): place += 4; return .bool(true)
      case UInt8(ascii: "f"): place += 5; return .bool(false)
      default:
        let start = place
        while place < bytes.count, !",]} \n\r\t".utf8.contains(bytes[place]) { place += 1 }
        return .number(String(decoding: bytes[start..<place], as: UTF8.self))
      }
    }

    private mutating func object() -> JSON {
      var members: [(key: String, value: JSON)] = []
      elements { reader in
        reader.skipSpace()
        let key = reader.string()
        reader.skipSpace()
        reader.place += 1
        members.append((key, reader.value()))
      }
      return .object(members)
    }

    private mutating func array() -> JSON {
      var values: [JSON] = []
      elements { reader in values.append(reader.value()) }
      return .array(values)
    }

    /// Reads what stands between brackets and commas.
    private mutating func elements(_ element: (inout Reader) -> Void) {
      place += 1
      skipSpace()
      if bytes[place] == UInt8(ascii: "]") || bytes[place] == UInt8(ascii: "}") {
        place += 1
        return
      }
      while true {
        element(&self)
        skipSpace()
        place += 1
        if bytes[place - 1] != UInt8(ascii: ",") { return }
      }
    }

    private mutating func string() -> String {
      var units: [UInt8] = []
      place += 1
      while bytes[place] != UInt8(ascii: "\"") {
        if bytes[place] == UInt8(ascii: "\\") {
          place += 1
          escape(into: &units)
        } else {
          units.append(bytes[place])
          place += 1
        }
      }
      place += 1
      return String(decoding: units, as: UTF8.self)
    }

    private mutating func escape(into units: inout [UInt8]) {
      let letter = bytes[place]
      place += 1
      switch letter {
      case UInt8(ascii: "n"): units.append(0x0a)
      case UInt8(ascii: "t"): units.append(0x09)
      case UInt8(ascii: "r"): units.append(0x0d)
      case UInt8(ascii: "b"): units.append(0x08)
      case UInt8(ascii: "f"): units.append(0x0c)
      case UInt8(ascii: "u"):
        var codes = [hex()]
        if (0xd800..<0xdc00).contains(codes[0]) {
          place += 2
          codes.append(hex())
        }
        units += Array(String(decoding: codes, as: UTF16.self).utf8)
      default: units.append(letter)
      }
    }

    private mutating func hex() -> UInt16 {
      defer { place += 4 }
      return UInt16(String(decoding: bytes[place..<place + 4], as: UTF8.self), radix: 16) ?? 0
    }
  }
}
