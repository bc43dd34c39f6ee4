/// Strings as serde_json reads them.
extension JSONScanner {
  /// The byte at the place, not consumed; `nil` at the end.
  var current: UInt8? { index < bytes.count ? bytes[index] : nil }

  /// Reads a string, whose opening quote comes next.
  mutating func text() throws(CheckpointError) -> String {
    skipByte()
    let start = index
    while let byte = current {
      switch byte {
      case UInt8(ascii: "\""):
        skipByte()
        return String(decoding: bytes[start..<index - 1], as: UTF8.self)
      case UInt8(ascii: "\\"): return try textWithEscapes(Array(bytes[start..<index]))
      case 0x00..<0x20:
        skipByte()
        throw here(.controlCharacter)
      default: skipByte()
      }
    }
    throw here(.endInString)
  }

  private mutating func textWithEscapes(_ start: [UInt8]) throws(CheckpointError) -> String {
    var content = start
    while let byte = current {
      skipByte()
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: content, as: UTF8.self)
      case UInt8(ascii: "\\"): try escape(into: &content)
      case 0x00..<0x20: throw here(.controlCharacter)
      default: content.append(byte)
      }
    }
    throw here(.endInString)
  }

  private mutating func escape(into content: inout [UInt8]) throws(CheckpointError) {
    guard let byte = current else { throw here(.endInString) }
    skipByte()
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): content.append(byte)
    case UInt8(ascii: "b"): content.append(0x08)
    case UInt8(ascii: "f"): content.append(0x0c)
    case UInt8(ascii: "n"): content.append(0x0a)
    case UInt8(ascii: "r"): content.append(0x0d)
    case UInt8(ascii: "t"): content.append(0x09)
    case UInt8(ascii: "u"):
      let scalar = try unicodeEscape()
      content.append(contentsOf: Array(UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter))
    default: throw here(.invalidEscape)
    }
  }

  /// Reads four hexadecimal digits, and four more after a leading surrogate.
  private mutating func unicodeEscape() throws(CheckpointError) -> Unicode.Scalar {
    let first = try hexDigits()
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard first < 0xdc00 else { throw here(.loneSurrogate) }
    for expected in [UInt8(ascii: "\\"), UInt8(ascii: "u")] {
      guard let byte = current else { throw here(.endInString) }
      skipByte()
      guard byte == expected else { throw here(.endOfHexEscape) }
    }
    let second = try hexDigits()
    guard (0xdc00...0xdfff).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xd800) << 10 + (second - 0xdc00))
    else { throw here(.loneSurrogate) }
    return scalar
  }

  private mutating func hexDigits() throws(CheckpointError) -> UInt32 {
    guard bytes.count - index >= 4 else {
      while current != nil { skipByte() }
      throw here(.endInString)
    }
    var value: UInt32 = 0
    var isValid = true
    for _ in 0..<4 {
      let digit = current.flatMap(hexadecimal)
      skipByte()
      isValid = isValid && digit != nil
      value = value << 4 | (digit ?? 0)
    }
    guard isValid else { throw here(.invalidEscape) }
    return value
  }
}

/// The value of a hexadecimal digit.
private func hexadecimal(_ byte: UInt8) -> UInt32? {
  switch byte {
  case 0x30...0x39: UInt32(byte) - 0x30
  case 0x41...0x46: UInt32(byte) - 0x41 + 10
  case 0x61...0x66: UInt32(byte) - 0x61 + 10
  default: nil
  }
}

/// A text in quotes as serde_json writes it.
func jsonQuoted(_ text: String) -> String {
  var quoted: [UInt8] = [UInt8(ascii: "\"")]
  let digits = Array("0123456789abcdef".utf8)
  for byte in text.utf8 {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): quoted += [UInt8(ascii: "\\"), byte]
    case 0x08: quoted += Array("\\b".utf8)
    case 0x09: quoted += Array("\\t".utf8)
    case 0x0a: quoted += Array("\\n".utf8)
    case 0x0c: quoted += Array("\\f".utf8)
    case 0x0d: quoted += Array("\\r".utf8)
    case 0x00..<0x20:
      quoted += Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    default: quoted.append(byte)
    }
  }
  quoted.append(UInt8(ascii: "\""))
  return String(decoding: quoted, as: UTF8.self)
}

/// A text in quotes as Rust's `{:?}` shows it.
func rustQuoted(_ text: String) -> String {
  var quoted = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": quoted += "\\\""
    case "\\": quoted += "\\\\"
    case "\t": quoted += "\\t"
    case "\n": quoted += "\\n"
    case "\r": quoted += "\\r"
    case "\0": quoted += "\\0"
    case "\u{1}"..<" ", "\u{7f}"..<"\u{a0}":
      quoted += "\\u{" + String(scalar.value, radix: 16) + "}"
    default: quoted.unicodeScalars.append(scalar)
    }
  }
  return quoted + "\""
}
