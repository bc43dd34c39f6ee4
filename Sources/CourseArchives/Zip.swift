import Foundation

/// Reads zip files by their directory, which stands at the end.
enum Zip {
  static func isZip(_ bytes: Data) -> Bool {
    bytes.prefix(4).elementsEqual([0x50, 0x4b, 3, 4])
      || bytes.prefix(4).elementsEqual([0x50, 0x4b, 5, 6])
  }

  static func entries(of bytes: Data) throws(ArchiveFault) -> [Archive.Entry] {
    let end = try end(of: bytes)
    let count = bytes.two(end + 10)
    let start = bytes.four(end + 16)
    guard count != 0xffff, start != 0xffff_ffff else { throw .unsupported("zip64") }
    guard count <= Archive.entryLimit else { throw .tooManyEntries(limit: Archive.entryLimit) }
    var entries: [Archive.Entry] = []
    var offset = start
    for _ in 0..<count {
      guard offset + 46 <= end, bytes.four(offset) == 0x0201_4b50 else {
        throw .damaged("its directory")
      }
      let next =
        offset + 46 + bytes.two(offset + 28) + bytes.two(offset + 30) + bytes.two(offset + 32)
      guard next <= end else { throw .damaged("its directory") }
      entries.append(try entry(bytes, offset, before: start))
      offset = next
    }
    return entries
  }

  /// Where the end of the directory is described.
  private static func end(of bytes: Data) throws(ArchiveFault) -> Int {
    guard bytes.count >= 22 else { throw .damaged("it is too short") }
    let first = max(0, bytes.count - 22 - 0xffff)
    for offset in stride(from: bytes.count - 22, through: first, by: -1)
    where bytes.byte(offset) == 0x50 && bytes.four(offset) == 0x0605_4b50 {
      return offset
    }
    throw .damaged("it has no directory")
  }

  private static func entry(
    _ bytes: Data,
    _ offset: Int,
    before end: Int
  ) throws(ArchiveFault) -> Archive.Entry {
    let nameLength = bytes.two(offset + 28)
    let name = bytes.part((offset + 46)..<(offset + 46 + nameLength))
    guard let path = String(data: name, encoding: .utf8) ?? String(data: name, encoding: .isoLatin1)
    else { throw .damaged("a name") }
    let kind = kind(bytes, offset, path: path)
    var entry = Archive.Entry(
      path: path.replacing("\\", with: "/"),
      kind: kind,
      size: bytes.four(offset + 24),
      time: time(bytes.two(offset + 14), bytes.two(offset + 12)),
      place: .none
    )
    guard kind == .file else { return entry }
    guard bytes.two(offset + 8) & 1 == 0 else { throw .unsupported("encryption") }
    let local = bytes.four(offset + 42)
    guard local + 30 <= end, bytes.four(local) == 0x0403_4b50 else {
      throw .damaged("the place of an entry")
    }
    let start = local + 30 + bytes.two(local + 26) + bytes.two(local + 28)
    let length = bytes.four(offset + 20)
    guard start + length <= end else { throw .damaged("the size of an entry") }
    entry.checksum = UInt32(truncatingIfNeeded: bytes.four(offset + 16))
    switch bytes.two(offset + 10) {
    case 0:
      guard length == entry.size else { throw .damaged("the size of an entry") }
      entry.place = .stored(start..<(start + length))
    case 8: entry.place = .deflated(start..<(start + length))
    case let method: throw .unsupported("compression \(method)")
    }
    return entry
  }

  private static func kind(_ bytes: Data, _ offset: Int, path: String) -> Archive.Entry.Kind {
    let madeOn = bytes.byte(offset + 5)
    // The type of a file as Unix keeps it, for whoever made the archive there.
    let type = madeOn == 3 ? bytes.two(offset + 40) >> 12 : 0
    switch type {
    case 0, 8: return path.hasSuffix("/") || path.hasSuffix("\\") ? .folder : .file
    case 4: return .folder
    case 10: return .symbolicLink
    default: return .special
    }
  }

  /// A time of MS-DOS, which knows no zone: that of this machine is taken.
  private static func time(_ day: Int, _ clock: Int) -> Date? {
    guard day > 0 else { return nil }
    let parts = DateComponents(
      year: 1980 + day >> 9,
      month: day >> 5 & 15,
      day: day & 31,
      hour: clock >> 11,
      minute: clock >> 5 & 63,
      second: clock & 31 * 2
    )
    return Calendar(identifier: .gregorian).date(from: parts)
  }
}
