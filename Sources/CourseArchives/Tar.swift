import Foundation

/// Reads tar archives: POSIX's, with its long names, and GNU's.
enum Tar {
  private static let block = 512

  static func isTar(_ bytes: Data) -> Bool {
    bytes.count >= block && bytes.part(257..<262).elementsEqual("ustar".utf8)
  }

  static func entries(of bytes: Data) throws(ArchiveFault) -> [Archive.Entry] {
    var entries: [Archive.Entry] = []
    var offset = 0
    var longName: String?
    var headers = 0
    while offset + block <= bytes.count {
      let header = bytes.part(offset..<(offset + block))
      if header.allSatisfy({ $0 == 0 }) { break }
      headers += 1
      guard headers <= Archive.entryLimit else {
        throw .tooManyEntries(limit: Archive.entryLimit)
      }
      guard isSound(header) else { throw .damaged("the sum of a header") }
      guard let size = number(header, 124, 12), size <= bytes.count else {
        throw .damaged("the size of an entry")
      }
      let start = offset + block
      guard start + size <= bytes.count else { throw .damaged("it ends within an entry") }
      offset = start + (size + block - 1) / block * block
      let content = start..<(start + size)
      switch header.byte(156) {
      case UInt8(ascii: "L"):
        longName = text(bytes.part(content))
      case UInt8(ascii: "x"):
        if let path = try path(in: bytes.part(content)) { longName = path }
      case UInt8(ascii: "g"), UInt8(ascii: "K"):
        continue
      case let type:
        entries.append(
          Archive.Entry(
            path: (longName ?? name(header)).replacing("\\", with: "/"),
            kind: kind(type),
            size: size,
            time: number(header, 136, 12).map { Date(timeIntervalSince1970: Double($0)) },
            place: .stored(content)
          )
        )
        longName = nil
      }
    }
    return entries
  }

  private static func kind(_ type: UInt8) -> Archive.Entry.Kind {
    switch type {
    case 0, UInt8(ascii: "0"), UInt8(ascii: "7"): .file
    case UInt8(ascii: "5"): .folder
    case UInt8(ascii: "1"): .hardLink
    case UInt8(ascii: "2"): .symbolicLink
    default: .special
    }
  }

  private static func name(_ header: Data) -> String {
    let name = text(header.part(0..<100))
    let prefix = text(header.part(345..<500))
    // GNU's own archives keep other things where POSIX's keep a prefix.
    let isPOSIX = header.byte(262) == 0
    return isPOSIX && !prefix.isEmpty ? prefix + "/" + name : name
  }

  private static func isSound(_ header: Data) -> Bool {
    var sum = 0
    for index in 0..<block { sum += (148..<156).contains(index) ? 32 : Int(header.byte(index)) }
    return number(header, 148, 8) == sum
  }

  /// An octal number.
  private static func number(_ header: Data, _ start: Int, _ length: Int) -> Int? {
    let digits = text(header.part(start..<(start + length))).filter { $0 != " " }
    return digits.isEmpty ? 0 : Int(digits, radix: 8)
  }

  /// The text up to the first zero byte.
  private static func text(_ bytes: Data) -> String {
    String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
  }

  /// The path of an extended header, whose lines are `LENGTH KEY=VALUE`.
  private static func path(in bytes: Data) throws(ArchiveFault) -> String? {
    var rest = bytes
    var path: String?
    while let blank = rest.firstIndex(of: 32) {
      let digits = String(decoding: rest[rest.startIndex..<blank], as: UTF8.self)
      guard let length = Int(digits), length > digits.utf8.count + 1, length <= rest.count else {
        throw .damaged("an extended header")
      }
      let line = rest[(blank + 1)..<(rest.startIndex + length)]
      let text = String(decoding: line.dropLast(), as: UTF8.self)
      if text.hasPrefix("path=") { path = String(text.dropFirst(5)) }
      rest = rest[(rest.startIndex + length)...]
    }
    return path
  }
}
