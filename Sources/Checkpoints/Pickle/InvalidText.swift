/// Where and why bytes are not UTF-8.
public struct InvalidText: Error, Sendable, Hashable {
  /// Why, as Python's codec says it.
  public enum Reason: String, Sendable {
    case startByte = "invalid start byte"
    case continuationByte = "invalid continuation byte"
    case unexpectedEnd = "unexpected end of data"
  }

  /// The first bad byte.
  public let byte: UInt8
  /// Its position in the text.
  public let position: Int
  /// How many bytes are bad.
  public let length: Int
  /// Why.
  public let reason: Reason

  /// The same in a text that begins with so many other bytes.
  func moved(by count: Int) -> InvalidText {
    InvalidText(byte: byte, position: position + count, length: length, reason: reason)
  }
}

extension InvalidText: CustomStringConvertible {
  /// Python's sentence.
  public var description: String {
    if length == 1 {
      let digits = String(byte, radix: 16)
      return "'utf-8' codec can't decode byte 0x\(digits.utf8.count < 2 ? "0" : "")\(digits) "
        + "in position \(position): \(reason.rawValue)"
    }
    return "'utf-8' codec can't decode bytes in position \(position)-\(position + length - 1): "
      + reason.rawValue
  }
}

/// Decodes UTF-8 as Python's `bytes.decode` does, with the same complaint where it is none.
///
/// A lone surrogate is accepted when `surrogatePass` is set, as PyTorch's unpickler has it; Swift's
/// strings cannot hold one, so it becomes U+FFFD.
func decodeUTF8<Bytes: RandomAccessCollection<UInt8>>(
  _ bytes: Bytes,
  surrogatePass: Bool = false
) throws(InvalidText) -> String where Bytes.Index == Int {
  // Nearly all text is ASCII, and then there is nothing to complain of.
  if bytes.reduce(0, |) < 0x80 { return String(decoding: bytes, as: UTF8.self) }
  if let text = String(validating: bytes, as: UTF8.self) { return text }
  var position = bytes.startIndex
  while position < bytes.endIndex {
    let step = try sequenceLength(bytes, position, surrogatePass)
    position += step
  }
  return String(decoding: bytes, as: UTF8.self)
}

/// The length of the sequence at a position.
private func sequenceLength<Bytes: RandomAccessCollection<UInt8>>(
  _ bytes: Bytes,
  _ position: Int,
  _ surrogatePass: Bool
) throws(InvalidText) -> Int where Bytes.Index == Int {
  let lead = bytes[position]
  func invalid(_ length: Int, _ reason: InvalidText.Reason) -> InvalidText {
    InvalidText(byte: lead, position: position - bytes.startIndex, length: length, reason: reason)
  }
  let count: Int
  switch lead {
  case 0x00..<0x80: return 1
  case 0xc2..<0xe0: count = 2
  case 0xe0..<0xf0: count = 3
  case 0xf0..<0xf5: count = 4
  default: throw invalid(1, .startByte)
  }
  for place in 1..<count {
    guard position + place < bytes.endIndex else { throw invalid(place, .unexpectedEnd) }
    let byte = bytes[position + place]
    var range: ClosedRange<UInt8> = 0x80...0xbf
    if place == 1 {
      switch lead {
      case 0xe0: range = 0xa0...0xbf
      case 0xed where !surrogatePass: range = 0x80...0x9f
      case 0xf0: range = 0x90...0xbf
      case 0xf4: range = 0x80...0x8f
      default: break
      }
    }
    guard range.contains(byte) else { throw invalid(place, .continuationByte) }
  }
  return count
}
