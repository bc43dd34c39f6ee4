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
  ///   - progress: Told every lesson whose run begins; several run at a time.
  /// - Returns: What was written, and what is wrong with lessons and links.
  /// - Throws: ``SiteError``, or why a lesson cannot be run.
  func make(
    _ loaded: LoadedCourse,
    progress: @escaping @Sendable (Lesson) -> Void = { _ in }
  ) async throws -> (report: SiteReport, problems: [Diagnostic]) {
    // Taken before: what is edited while it runs is newer.
    let record = self.record
    let course = loaded.course
    let engine = Engine(root: root, course: course)
    // Once, before many ask for it at a time: it may have to be compiled.
    _ = try await Runtime.locate(root: root, core: course.core)
    var runs: [String: LessonRun] = [:]
    try await Workers().run(course.lessons) { lesson in
      progress(lesson)
      return try await engine.run(lesson)
    } receive: { lesson, run in
      runs[lesson.id] = run
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
