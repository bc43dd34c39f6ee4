import CourseModel
import CourseRunner
import CourseSite
import CourseTerminal

/// Runs a course's lessons and makes its website of what they print.
struct SiteMaking: Sendable {
  let root: String
  let output: String
  var publication = Publication.anywhere

  /// Runs the lessons and writes the site.
  ///
  /// - Parameters:
  ///   - course: The course.
  ///   - progress: Told the lesson that is run.
  /// - Returns: What was written, and what is wrong with lessons and links.
  /// - Throws: ``SiteError``, or why a lesson cannot be run.
  func make(
    _ course: Course,
    progress: @Sendable (Lesson) -> Void = { _ in }
  ) async throws -> (report: SiteReport, problems: [Diagnostic]) {
    let record = SiteRecord(root: root, output: output, publication: publication)
    if let files = record.unchanged() {
      return (SiteReport(files: files, written: [], removed: [], diagnostics: []), [])
    }
    let engine = Engine(root: root, course: course)
    var runs: [String: LessonRun] = [:]
    for lesson in course.lessons {
      progress(lesson)
      runs[lesson.id] = try await engine.run(lesson)
    }
    let report = try SiteBuilder(
      root: root,
      output: output,
      theme: CourseOptions.engineTheme,
      publication: publication
    ).build(course, runs: runs)
    let problems = course.lessons.flatMap { runs[$0.id]?.diagnostics ?? [] } + report.diagnostics
    if problems.isEmpty { record.keep(report.files) }
    return (report, problems)
  }
}
