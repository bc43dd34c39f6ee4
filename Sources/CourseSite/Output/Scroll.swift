import Foundation

/// A file that is written bit by bit, and so is never in memory as a whole.
struct Scroll: Sendable {
  /// Where it lies until the site takes it.
  let path: String
  private let handle: FileHandle
  /// What tells its content so far from any other.
  private(set) var fingerprint = Fingerprint()
  /// How many bytes have been written.
  private(set) var length = 0

  /// An empty one in a folder, which is made.
  init(_ name: String, in folder: String) throws(SiteError) {
    path = folder + "/" + name
    try Files.write(Data(), to: path)
    guard let handle = FileHandle(forWritingAtPath: path) else {
      throw .unwritable(file: path, reason: "it cannot be opened")
    }
    self.handle = handle
  }

  /// Writes more.
  mutating func append(_ content: Data) throws(SiteError) {
    fingerprint.add(content)
    length += content.count
    do {
      try handle.write(contentsOf: content)
    } catch {
      throw .unwritable(file: path, reason: error.localizedDescription)
    }
  }

  /// Writes more.
  mutating func append(_ text: String) throws(SiteError) { try append(Data(text.utf8)) }

  /// A part of what has been written.
  func content(_ place: Range<Int>) throws(SiteError) -> Data {
    do {
      let source = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      try source.seek(toOffset: UInt64(place.lowerBound))
      return try source.read(upToCount: place.count) ?? Data()
    } catch {
      throw .unreadable(file: path, reason: error.localizedDescription)
    }
  }

  /// Writes all that another holds.
  mutating func append(_ other: Scroll) throws(SiteError) {
    guard let source = FileHandle(forReadingAtPath: other.path) else {
      throw .unreadable(file: other.path, reason: "it cannot be opened")
    }
    do {
      while let part = try source.read(upToCount: 1 << 16), !part.isEmpty { try append(part) }
    } catch {
      throw .unreadable(file: other.path, reason: error.localizedDescription)
    }
  }
}
