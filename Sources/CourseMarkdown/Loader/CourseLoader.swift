public import CourseModel

/// Reads a course from its folder: `Lessons/course.yml`, the lessons it lists, and the exercises.
public struct CourseLoader: Sendable {
  /// The folder that holds `Lessons` and `Exercises`.
  public let root: String

  /// Prepares to read the course in `root`.
  public init(root: String) {
    self.root = root
  }

  /// Reads everything, collecting all faults rather than stopping at the first.
  ///
  /// - Returns: What could be read, and what is wrong with the rest.
  /// - Throws: `CourseLoadError` where there is no course at all.
  public func load() throws(CourseLoadError) -> LoadedCourse { try load { $0 } }

  /// Reads everything, but keeps of each lesson only what is made of it: of a long course that is all that
  /// is ever in memory.
  ///
  /// - Parameter keep: Makes what is kept; it is called for several lessons at a time.
  /// - Returns: What was kept, and what is wrong with the whole.
  /// - Throws: `CourseLoadError` where there is no course at all.
  public func load<Entry: Sendable>(
    keeping keep: @Sendable (Lesson) -> Entry
  ) throws(CourseLoadError) -> LoadedCourseOf<Entry> {
    let files = CourseFiles(root: root)
    let text: String
    switch files.read(CourseManifest.file) {
    case .text(let content): text = content
    case .missing: throw .noCourse(root: root)
    case .notUTF8: throw .unreadable(file: CourseManifest.file, reason: "it is not UTF-8 text")
    }

    var findings = Findings()
    let manifest = CourseManifest(text, &findings)
    let lessons = LessonLoader(files: files, reference: manifest.reference)
    let loaded = lessons.load(manifest.lessons, keeping: keep, &findings)
    let drafts = loaded.map(\.draft)
    let exercises = ExerciseLoader(files: files).load(&findings)
    let checks = CourseChecks(drafts: drafts, exerciseIDs: exercises.map(\.id))
    checks.check(&findings)
    reportStrays(files, manifest, &findings)
    LinkChecker(files: files, drafts: drafts).check(&findings)

    let course = CourseOf(
      title: manifest.title,
      summary: manifest.summary,
      imports: manifest.imports,
      core: manifest.core,
      reference: manifest.reference,
      lessons: loaded.compactMap(\.kept),
      exercises: exercises.compactMap(\.exercise),
      pages: manifest.pages,
      quizWeight: manifest.quizWeight
    )
    return LoadedCourseOf(course: course, diagnostics: findings.diagnostics.sortedByPlace)
  }

  /// Reads a lesson by itself, as it now stands.
  ///
  /// - Parameters:
  ///   - file: The file, relative to the course's folder.
  ///   - reference: The implementation whose code may stand beside the cells.
  /// - Returns: The lesson; `nil` where there is none in the file any more.
  public func lesson(in file: String, reference: Reference?) -> Lesson? {
    guard case .text(let text) = CourseFiles(root: root).read(file) else { return nil }
    return LessonParser.parse(text, file: file, reference: reference).lesson
  }

  /// Reports what lies in `Lessons` and belongs to nothing.
  private func reportStrays(
    _ files: CourseFiles,
    _ manifest: CourseManifest,
    _ findings: inout Findings
  ) {
    let recorder = manifest.reference?.recorder.split(separator: "/").dropFirst().first
    let known =
      ["course.yml", "data"] + (recorder.map { [String($0)] } ?? [])
      + manifest.pages.map(\.name)
    for name in files.names(in: "Lessons") where !name.hasSuffix(".md") && !known.contains(name) {
      let place = SourceRange(file: "Lessons/\(name)", line: 1)
      findings.report(FileFault.strayFile(name), at: place)
    }
  }
}
