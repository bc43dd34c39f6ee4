import CourseMarkdown
import CourseModel
import CourseRunner
import CourseSite
import CourseTerminal

/// Runs a course's lessons and makes its website of what they print.
struct SiteMaking: Sendable {
  let root: String
  let output: String
  var publication = Publication.anywhere

  /// What a build would find that has nothing to do: the site of an earlier one, whole and current.
  func unchanged() -> SiteReport? {
    record.unchanged().map { files in
      SiteReport(files: files, written: [], removed: [], diagnostics: [])
    }
  }

  private var record: SiteRecord {
    SiteRecord(root: root, output: output, publication: publication)
  }

  /// Runs the lessons and writes the site.
  ///
  /// - Parameters:
  ///   - loaded: The course.
  ///   - progress: Told the lesson that is run.
  /// - Returns: What was written, and what is wrong with lessons and links.
  /// - Throws: ``SiteError``, or why a lesson cannot be run.
  func make(
    _ loaded: LoadedCourse,
    progress: @Sendable (Lesson) -> Void = { _ in }
  ) async throws -> (report: SiteReport, problems: [Diagnostic]) {
    // Taken before: what is edited while it runs is newer.
    let record = self.record
    let course = loaded.course
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
    if problems.isEmpty, loaded.diagnostics.isEmpty { record.keep(report.files) }
    return (report, problems)
  }
}
