import Foundation

/// Unpacks a gzip file (RFC 1952), whose only member counts.
enum Gzip {
  static func unpack(_ bytes: Data, limit: Int) throws(ArchiveFault) -> [UInt8] {
    guard bytes.count > 18, bytes.byte(2) == 8 else { throw .damaged("it is no gzip file") }
    let flags = bytes.byte(3)
    var start = 10
    if flags & 4 != 0 {
      start += 2 + bytes.two(start)
    }
    for flag: UInt8 in [8, 16] where flags & flag != 0 {
      while start < bytes.count, bytes.byte(start) != 0 { start += 1 }
      start += 1
    }
    if flags & 2 != 0 { start += 2 }
    guard start < bytes.count else { throw .damaged("it ends too early") }
    return try Inflate.unpack(bytes.part(start..<bytes.count), limit: limit)
  }
}
