import CourseModel

/// All that the checks across files need to know of a lesson.
struct LessonDraft: Sendable {
  /// The file's name without `.md`.
  var id: String
  /// The file, relative to the course's folder.
  var file: String
  /// The front matter; `nil` where it cannot be used.
  var frontMatter: FrontMatter?
  /// What came to light.
  var findings: Findings
  /// The names of its questions, cards and cases.
  var questions: [Reference]
  /// The exercises it refers to.
  var exercises: [Reference]
  /// The terms it defines.
  var terms: [Reference]
  /// The names of its headings.
  var anchors: Set<String>

  /// A name, and where it is written.
  struct Reference {
    var name: String
    var range: SourceRange
  }

  /// Parses a lesson.
  ///
  /// - Returns: The lesson apart, as it is the most of it; `nil` where the front matter cannot be used.
  static func parse(
    _ text: String,
    file: String,
    reference: CourseModel.Reference?
  ) -> (draft: LessonDraft, lesson: Lesson?) {
    var findings = Findings()
    let (head, body) = FrontMatter.split(text.normalized, file: file, &findings)
    let frontMatter = head.flatMap { FrontMatter($0, &findings) }
    var builder = LessonBuilder(body, reference: reference)
    builder.add(CommonMark.parse(body.text).children, title: frontMatter?.title)
    if builder.blocks.isEmpty, builder.prose.findings.diagnostics.isEmpty, head != nil {
      findings.report(FrontMatterFault.emptyLesson, at: body.range)
    }
    findings.add(builder.prose.findings)

    let name = file.split(separator: "/").last ?? ""
    let draft = LessonDraft(
      id: String(name.hasSuffix(".md") ? name.dropLast(3) : name),
      file: file,
      frontMatter: frontMatter,
      findings: findings,
      questions: builder.questions,
      exercises: builder.exercises,
      terms: builder.terms,
      anchors: builder.anchors.used
    )
    let lesson = frontMatter.map {
      Lesson(
        id: draft.id,
        file: file,
        title: $0.title,
        level: $0.level,
        step: $0.step,
        minutes: $0.minutes,
        blocks: builder.blocks
      )
    }
    return (draft, lesson)
  }
}
