extension String {
  /// The text as parsers want it: no byte order mark, and `\n` at the end of every line.
  ///
  /// Lines and columns stay the same, since what is removed stands at a line's very end.
  var normalized: String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(utf8.count)
    var previousIsReturn = false
    for byte in utf8 {
      if byte == UInt8(ascii: "\r") {
        bytes.append(UInt8(ascii: "\n"))
      } else if byte != UInt8(ascii: "\n") || !previousIsReturn {
        bytes.append(byte)
      }
      previousIsReturn = byte == UInt8(ascii: "\r")
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The text without blanks at either end.
  var trimmed: String { String(Substring(self).trimmed) }
}

extension Substring {
  /// The text without blanks at either end.
  var trimmed: Substring {
    var rest = self[...]
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return rest
  }
}
