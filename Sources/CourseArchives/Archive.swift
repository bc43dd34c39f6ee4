public import Foundation

/// A zip file or a tar archive, read in memory: nothing of it is ever written to a disk.
public struct Archive: Sendable {
  /// One entry.
  public struct Entry: Sendable, Hashable {
    /// What an entry can be.
    public enum Kind: Sendable, Hashable {
      case file
      case folder
      case symbolicLink
      case hardLink
      /// A device, a pipe, a socket.
      case special
    }

    /// The path, as it is written in the archive, `\` turned into `/`.
    public var path: String
    /// What it is.
    public var kind: Kind
    /// The bytes that it claims to have when unpacked.
    public var size: Int
    /// The time that it claims.
    public var time: Date?

    var place: Place
    /// The CRC-32 of the content, where the archive keeps one.
    var checksum: UInt32?
  }

  /// Where an entry's bytes are.
  enum Place: Sendable, Hashable {
    case none
    case stored(Range<Int>)
    case deflated(Range<Int>)
  }

  /// The entries, in the archive's order.
  public let entries: [Entry]
  private let bytes: Data

  /// The most entries that are looked at.
  public static let entryLimit = 100_000

  /// Reads what an archive holds.
  ///
  /// - Parameters:
  ///   - bytes: the archive.
  ///   - limit: the most that a compressed tar archive may unpack to, in bytes.
  /// - Throws: ``ArchiveFault``.
  public init(_ bytes: Data, limit: Int) throws(ArchiveFault) {
    var bytes = bytes
    if bytes.prefix(2).elementsEqual([0x1f, 0x8b]) {
      bytes = Data(try Gzip.unpack(bytes, limit: limit))
      guard Tar.isTar(bytes) else { throw .unknownKind }
    }
    if Tar.isTar(bytes) {
      entries = try Tar.entries(of: bytes)
    } else if Zip.isZip(bytes) {
      entries = try Zip.entries(of: bytes)
    } else {
      throw .unknownKind
    }
    self.bytes = bytes
  }

  /// Whether a file's name is that of an archive.
  public static func hasName(_ name: String) -> Bool {
    let name = name.lowercased()
    return [".zip", ".tar", ".tar.gz", ".tgz"].contains { name.hasSuffix($0) }
  }

  /// The bytes of a file.
  ///
  /// - Parameters:
  ///   - entry: one of ``entries``.
  ///   - limit: the most that it may have.
  /// - Returns: its content.
  /// - Throws: ``ArchiveFault``.
  public func read(_ entry: Entry, limit: Int) throws(ArchiveFault) -> Data {
    switch entry.place {
    case .none:
      return Data()
    case .stored(let range):
      guard range.count <= limit else { throw .tooLarge(limit: limit) }
      return try checked(bytes.part(range), entry)
    case .deflated(let range):
      let content = try Inflate.unpack(bytes.part(range), limit: limit)
      guard content.count == entry.size else { throw .damaged("a file has another size") }
      return try checked(Data(content), entry)
    }
  }

  private func checked(_ content: Data, _ entry: Entry) throws(ArchiveFault) -> Data {
    if let checksum = entry.checksum, Checksum.of(content) != checksum {
      throw .damaged("a file has another checksum")
    }
    return content
  }
}

extension Data {
  /// A stretch, counted from the first byte.
  func part(_ range: Range<Int>) -> Data {
    self[(startIndex + range.lowerBound)..<(startIndex + range.upperBound)]
  }

  /// A byte, counted from the first.
  func byte(_ offset: Int) -> UInt8 { self[startIndex + offset] }

  /// A little-endian number of two bytes.
  func two(_ offset: Int) -> Int { Int(byte(offset)) | Int(byte(offset + 1)) << 8 }

  /// A little-endian number of four bytes.
  func four(_ offset: Int) -> Int { two(offset) | two(offset + 2) << 16 }
}
