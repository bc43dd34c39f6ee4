import CourseMarkdown
import CourseModel

extension LoadedCourse {
  /// Some lessons with their exercises, and what is wrong with these.
  ///
  /// - Parameter lessons: The lessons' identifiers.
  /// - Returns: A course of these lessons alone.
  func restricted(to lessons: Set<String>) -> LoadedCourse {
    var part = course
    part.lessons.removeAll { !lessons.contains($0.id) }
    let exercises = Set(part.lessons.flatMap(\.exerciseIDs))
    part.exercises.removeAll { !exercises.contains($0.id) }
    let files = Set(part.lessons.map(\.file))
    let folders = exercises.map { "Exercises/\($0)/" }
    let own = diagnostics.filter { diagnostic in
      let file = diagnostic.range.file
      return files.contains(file) || folders.contains { file.hasPrefix($0) }
    }
    return LoadedCourse(course: part, diagnostics: own)
  }
}
