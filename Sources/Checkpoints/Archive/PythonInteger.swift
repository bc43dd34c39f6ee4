/// What Python's `int` of bytes complains of; `nil` where they spell an integer.
///
/// The number itself may be of any size: whoever asks does not need it.
func faultOfInteger(_ bytes: [UInt8]) -> ArchiveFault? {
  let isSpace: (UInt8) -> Bool = { $0 == 0x20 || (0x09...0x0d).contains($0) }
  var text = bytes.drop(while: isSpace)
  while let last = text.last, isSpace(last) { text.removeLast() }
  if text.first == UInt8(ascii: "-") || text.first == UInt8(ascii: "+") { text.removeFirst() }
  var isAfterDigit = false
  for byte in text {
    if (0x30...0x39).contains(byte) {
      isAfterDigit = true
    } else {
      guard byte == UInt8(ascii: "_"), isAfterDigit else { return .alignment(literal(bytes)) }
      isAfterDigit = false
    }
  }
  guard isAfterDigit else { return .alignment(literal(bytes)) }
  return nil
}

/// Bytes as Python shows them, as in `b'many'`, and no more of them than it shows.
private func literal(_ bytes: [UInt8]) -> String {
  let hasSingle = bytes.contains(UInt8(ascii: "'")) && !bytes.contains(UInt8(ascii: "\""))
  let quote = hasSingle ? "\"" : "'"
  var text = "b" + quote
  for byte in bytes {
    switch byte {
    case 0x0a: text += "\\n"
    case 0x0d: text += "\\r"
    case 0x09: text += "\\t"
    case 0x27 where !hasSingle: text += "\\'"
    case 0x5c: text += "\\\\"
    case 0x20..<0x7f: text.unicodeScalars.append(UnicodeScalar(byte))
    default: text += "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
  }
  return String(decoding: Array((text + quote).utf8).prefix(200), as: UTF8.self)
}
