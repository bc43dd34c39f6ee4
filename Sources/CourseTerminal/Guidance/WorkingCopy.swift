package import CourseModel
import Foundation

/// The learner's own copy of an exercise's file, in `work`; the starter stays as it is.
package struct WorkingCopy: Sendable {
  /// The file, relative to the course's folder.
  package let file: String
  private let root: String
  private let starter: String

  /// Names the copy of an exercise; it may not exist yet.
  package init(of exercise: Exercise, root: String) {
    self.root = root
    file = "work/\(exercise.id)/Exercise.swift"
    starter = exercise.starterFile
  }

  private var path: String { root + "/" + file }

  /// Whether the learner has begun.
  package var exists: Bool { FileManager.default.fileExists(atPath: path) }

  /// Makes the copy, unless there is one.
  ///
  /// - Returns: Whether it was made.
  /// - Throws: ``WorkingCopyError``.
  @discardableResult
  package func begin() throws(WorkingCopyError) -> Bool {
    guard !exists else { return false }
    let folder = (path as NSString).deletingLastPathComponent
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try FileManager.default.copyItem(atPath: root + "/" + starter, toPath: path)
    } catch {
      throw .cannotCopy(from: starter, to: file, reason: error.localizedDescription)
    }
    return true
  }

  /// Puts the starter in the copy's place and keeps the copy beside it.
  ///
  /// - Returns: The name of what was kept, relative to the course's folder; `nil` if there was none.
  /// - Throws: ``WorkingCopyError``.
  package func reset() throws(WorkingCopyError) -> String? {
    guard exists else {
      try begin()
      return nil
    }
    let kept = unusedName
    do {
      try FileManager.default.moveItem(atPath: path, toPath: root + "/" + kept)
    } catch {
      throw .cannotCopy(from: file, to: kept, reason: error.localizedDescription)
    }
    try begin()
    return kept
  }

  private var unusedName: String {
    var number = 1
    while FileManager.default.fileExists(atPath: "\(path).kept-\(number)") { number += 1 }
    return "\(file).kept-\(number)"
  }
}

/// Why the learner's copy of a file cannot be made.
package enum WorkingCopyError: Error, Sendable, Hashable {
  /// The starter could not be copied, or the copy not be renamed.
  case cannotCopy(from: String, to: String, reason: String)
}

extension WorkingCopyError: CustomStringConvertible {
  /// One sentence on what is wrong and one on what to do.
  package var description: String {
    switch self {
    case .cannotCopy(let from, let to, let reason):
      "\(from) cannot be copied to \(to): \(reason) "
        + "Check the free space and the folder's permissions."
    }
  }
}
