import CourseArchives
import Foundation

@testable import CourseGrading

/// Handing in by hand, and reading what was handed in.
extension TestClass {
  /// What each student has handed in.
  func read(_ path: String? = nil) throws -> [String: Handin] {
    var found: [String: Handin] = [:]
    _ = try ClassReader(exercises).read(path ?? submissions) { handin in
      found[handin.student.id] = handin
    }
    return found
  }

  /// Puts a file among the submissions.
  func put(_ name: String, _ data: Data) throws {
    try FileManager.default.createDirectory(
      atPath: submissions,
      withIntermediateDirectories: true
    )
    try data.write(to: URL(fileURLWithPath: submissions + "/" + name))
  }

  /// An archive of files, each a path and its text.
  static func zip(_ files: [(String, String)]) -> Data {
    var writer = ZipWriter()
    for (path, text) in files { writer.add(Data(text.utf8), as: path) }
    return writer.finish()
  }
}
