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

  /// Reads the course in outline.
  func load() throws -> LoadedCourseOf<LessonOutline> {
    try CourseLoader(root: root).load { LessonOutline($0) }
  }

  /// Runs the lessons and writes the site.
  ///
  /// - Parameters:
  ///   - loaded: The course.
  ///   - progress: Told every lesson whose run begins; several run at a time.
  /// - Returns: What was written, and what is wrong with lessons and links.
  /// - Throws: ``SiteError``, or why a lesson cannot be run.
  func make(
    _ loaded: LoadedCourseOf<LessonOutline>,
    progress: @escaping @Sendable (LessonOutline) -> Void = { _ in }
  ) async throws -> (report: SiteReport, problems: [Diagnostic]) {
    // Taken before: what is edited while it runs is newer.
    let record = self.record
    let course = loaded.course
    let engine = Engine(root: root, course: course)
    let loader = CourseLoader(root: root)
    let runs = try RunStore(site: output)
    defer { runs.remove() }
    let shelf = LessonShelf { lesson in
      loader.lesson(in: lesson.file, reference: course.reference)
    } run: { lesson throws(SiteError) in
      try runs.run(of: lesson.id)
    }
    // Once, before many ask for it at a time: it may have to be compiled.
    _ = try await Runtime.locate(root: root, core: course.core)
    var found: [String: [Diagnostic]] = [:]
    try await Workers().run(course.lessons) { lesson in
      progress(lesson)
      let run = try await engine.run(try shelf.lesson(lesson))
      try runs.keep(run)
      return run.diagnostics
    } receive: { lesson, diagnostics in
      if !diagnostics.isEmpty { found[lesson.id] = diagnostics }
    }
    let report = try SiteBuilder(
      root: root,
      output: output,
      theme: CourseOptions.engineTheme,
      publication: publication
    ).build(course, shelf)
    let problems = course.lessons.flatMap { found[$0.id] ?? [] } + report.diagnostics
    if problems.isEmpty, loaded.diagnostics.isEmpty { record.keep(report.files) }
    return (report, problems)
  }
}
