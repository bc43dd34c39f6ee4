import Foundation

/// The file system, with the site's own errors.
enum Files {
  /// The names of a folder's visible files, in order; none where there is no folder.
  static func names(in folder: String) throws(SiteError) -> [String] {
    guard FileManager.default.fileExists(atPath: folder) else { return [] }
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder)
        .filter { !$0.hasPrefix(".") }
        .sorted()
    } catch {
      throw .unreadable(file: folder, reason: error.localizedDescription)
    }
  }

  /// A file's content.
  static func read(_ file: String) throws(SiteError) -> Data {
    do {
      return try Data(contentsOf: URL(fileURLWithPath: file))
    } catch {
      throw .unreadable(file: file, reason: error.localizedDescription)
    }
  }

  /// Writes a file as a whole or not at all, with the folders it needs.
  static func write(_ content: Data, to file: String) throws(SiteError) {
    let url = URL(fileURLWithPath: file)
    do {
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(),
        withIntermediateDirectories: true
      )
      try content.write(to: url, options: .atomic)
    } catch {
      throw .unwritable(file: file, reason: error.localizedDescription)
    }
  }

  /// Moves a file to its place in the same file system, as a whole or not at all, with the folders it
  /// needs.
  static func move(_ file: String, to place: String) throws(SiteError) {
    let folder = URL(fileURLWithPath: place).deletingLastPathComponent()
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw .unwritable(file: place, reason: error.localizedDescription)
    }
    guard rename(file, place) == 0 else {
      throw .unwritable(file: place, reason: String(cString: strerror(errno)))
    }
  }
}
