extension Value: CustomStringConvertible {
  /// What Python's `repr` shows.
  ///
  /// Containers more than a hundred deep are shown as `...`.
  public var description: String { Python.repr(self, depth: 0) }
}

extension Python {
  fileprivate static func repr(_ value: Value, depth: Int) -> String {
    guard depth < 100 else { return "..." }
    func all(_ values: [Value]) -> String {
      values.map { repr($0, depth: depth + 1) }.joined(separator: ", ")
    }
    switch value {
    case .none: return "None"
    case .bool(let flag): return repr(flag)
    case .int(let number): return String(number)
    case .bigInt(let bytes): return decimal(bytes)
    case .float(let number): return "\(number)"
    case .complex(let real, let imaginary): return repr(real, imaginary)
    case .string(let text): return repr(text)
    case .bytes(let bytes): return repr(bytes)
    case .byteArray(let bytes): return "bytearray(" + repr(bytes) + ")"
    case .list(let list): return "[" + all(list.values) + "]"
    case .tuple(let tuple):
      return "(" + all(tuple.values) + (tuple.values.count == 1 ? ",)" : ")")
    case .set(let values): return values.isEmpty ? "set()" : "{" + all(values) + "}"
    case .dictionary(let dictionary):
      return repr(dictionary.items, dictionary.kind, depth: depth + 1)
    case .stateDict(let state):
      let items = state.values.map { (key: Value.string($0.key), value: $0.value) }
      return repr(items, .orderedDict, depth: depth + 1)
    case .size(let shape): return size(shape)
    case .dtype(let dtype): return dtype.description
    case .device(let device):
      let index = device.index.map { ", index=\($0)" } ?? ""
      return "device(type='\(device.type)'\(index))"
    case .layout(let text): return text
    case .tensor(let tensor): return tensor.description
    case .storage(let storage, let dtype):
      let name = dtype == nil ? "UntypedStorage" : "TypedStorage"
      return "<torch.storage.\(name) of \(storage.byteCount) bytes>"
    case .global(let name): return "<class '\(name)'>"
    case .object(let className): return "<\(className) object>"
    }
  }

  /// A dictionary, in the words of its class.
  private static func repr(
    _ items: [(key: Value, value: Value)],
    _ kind: ValueDictionary.Class,
    depth: Int
  ) -> String {
    let pairs = items.map { (repr($0.key, depth: depth), repr($0.value, depth: depth)) }
    let braces = "{" + pairs.map { "\($0): \($1)" }.joined(separator: ", ") + "}"
    switch kind {
    case .dict: return braces
    case .counter: return pairs.isEmpty ? "Counter()" : "Counter(" + braces + ")"
    case .orderedDict:
      let list = pairs.map { "(\($0), \($1))" }.joined(separator: ", ")
      return pairs.isEmpty ? "OrderedDict()" : "OrderedDict([" + list + "])"
    }
  }

  /// A complex number, as in `(1+2j)`.
  private static func repr(_ real: Double, _ imaginary: Double) -> String {
    func short(_ number: Double) -> String {
      let text = "\(number)"
      return text.utf8.ends(with: ".0")
        ? String(decoding: text.utf8.dropLast(2), as: UTF8.self) : text
    }
    if real == 0, real.sign == .plus { return short(imaginary) + "j" }
    let sign = imaginary.sign == .plus || imaginary.isNaN ? "+" : ""
    return "(" + short(real) + sign + short(imaginary) + "j)"
  }

  /// Bytes, as in `b'many\x00'`.
  private static func repr(_ bytes: [UInt8]) -> String {
    let hasSingle = bytes.contains(UInt8(ascii: "'")),
      hasDouble = bytes.contains(UInt8(ascii: "\""))
    let quote = hasSingle && !hasDouble ? "\"" : "'"
    return "b" + quote
      + bytes.map { byte in
        switch byte {
        case 0x5c: "\\\\"
        case 0x09: "\\t"
        case 0x0a: "\\n"
        case 0x0d: "\\r"
        case 0x27: quote == "'" ? "\\'" : "'"
        case 0x20..<0x7f: String(Unicode.Scalar(byte))
        default: "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }
      }
      .joined() + quote
  }

  /// The decimal digits of a little-endian two's complement.
  private static func decimal(_ bytes: [UInt8]) -> String {
    let isNegative = (bytes.last ?? 0) >= 0x80
    var carry = isNegative ? 1 : 0
    var rest = bytes.map { byte in
      let sum = Int(isNegative ? ~byte : byte) + carry
      carry = sum >> 8
      return UInt8(truncatingIfNeeded: sum)
    }
    var digits = ""
    while rest.contains(where: { $0 != 0 }) {
      var remainder = 0
      for index in rest.indices.reversed() {
        remainder = remainder << 8 | Int(rest[index])
        rest[index] = UInt8(remainder / 10)
        remainder %= 10
      }
      digits = String(remainder) + digits
    }
    return (isNegative ? "-" : "") + (digits.isEmpty ? "0" : digits)
  }
}
