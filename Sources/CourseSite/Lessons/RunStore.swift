public import CourseRunner
import Foundation

/// What running lessons gave, in a file each until the site is made.
public struct RunStore: Sendable {
  private let folder: String

  /// An empty store in a folder of its own.
  public init() {
    folder = FileManager.default.temporaryDirectory.path + "/course-runs-\(UUID().uuidString)"
  }

  /// Keeps what running a lesson gave.
  ///
  /// - Throws: ``SiteError/unwritable(file:reason:)``.
  public func keep(_ run: LessonRun) throws(SiteError) {
    let file = file(run.lesson)
    let data: Data
    do {
      data = try JSONEncoder().encode(run)
    } catch {
      throw .unwritable(file: file, reason: "\(error)")
    }
    try Files.write(data, to: file)
  }

  /// What running that lesson gave.
  ///
  /// - Throws: ``SiteError/unreadable(file:reason:)``.
  public func run(of lesson: String) throws(SiteError) -> LessonRun {
    let file = file(lesson)
    let data = try Files.read(file)
    do {
      return try JSONDecoder().decode(LessonRun.self, from: data)
    } catch {
      throw .unreadable(file: file, reason: "\(error)")
    }
  }

  /// Removes what was kept.
  public func remove() { try? FileManager.default.removeItem(atPath: folder) }

  private func file(_ lesson: String) -> String { "\(folder)/\(lesson).json" }
}
