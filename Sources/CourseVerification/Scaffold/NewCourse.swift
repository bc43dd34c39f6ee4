import Foundation

/// Makes a course to begin with: one lesson, one exercise, a core of its own; it verifies at once.
public struct NewCourse: Sendable {
  private let folder: String

  /// Names the folder, which must not exist yet, or be empty.
  public init(folder: String) {
    self.folder = folder
  }

  /// Writes the course's files.
  ///
  /// - Returns: their paths, relative to the folder, in order.
  /// - Throws: ``NewCourseError``.
  public func write() throws(NewCourseError) -> [String] {
    let manager = FileManager.default
    let present = (try? manager.contentsOfDirectory(atPath: folder)) ?? []
    guard present.isEmpty else { throw .notEmpty(folder: folder) }
    let files = Self.files.sorted { $0.key < $1.key }
    for (path, text) in files {
      let url = URL(fileURLWithPath: folder + "/" + path)
      do {
        try manager.createDirectory(
          at: url.deletingLastPathComponent(),
          withIntermediateDirectories: true
        )
        try Data(text.utf8).write(to: url, options: .atomic)
      } catch {
        throw .unwritable(file: path, reason: error.localizedDescription)
      }
    }
    return files.map(\.key)
  }
}

/// Why no course was made.
public enum NewCourseError: Error, Sendable, Hashable {
  /// There is something in the folder.
  case notEmpty(folder: String)
  /// A file could not be written.
  case unwritable(file: String, reason: String)
}
