import CourseGrading
import Foundation

/// Files that are written whole or not at all.
enum WholeFile {
  /// Writes a file, and makes the folders to it.
  static func write(_ data: Data, to path: String) throws(GradingError) {
    let file = URL(fileURLWithPath: path)
    do {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(),
        withIntermediateDirectories: true
      )
      try data.write(to: file, options: .atomic)
    } catch {
      var reason = error.localizedDescription
      if reason.hasSuffix(".") { reason.removeLast() }
      throw .notWritable(path: path, reason: reason)
    }
  }
}
