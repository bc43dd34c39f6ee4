import CourseModel
import CourseRunner
import CourseSite
import Foundation
import XCTest

/// A course of which every word is an attack, in a real browser: nothing of it is more than text.
final class HostileTests: XCTestCase {
  private static let corpus = [
    "<script>hacked = 1</script>",
    "</script><script>hacked = 2</script>",
    "<img src=x onerror='hacked = 3'>",
    "\"><svg onload=hacked=4>",
    "' autofocus onfocus='hacked = 5",
    "</title></style></textarea></code></pre><iframe srcdoc='<script>parent.hacked = 6</script>'>",
    "{{{content}}} {{#lessons}} {{> head}} {{=<% %>=}}",
    "&lt;script&gt;hacked = 7&lt;/script&gt; &#60;b&#62;",
    "<!--> ]]> <![CDATA[ --!>",
    "\\u003cscript\\u003e \u{2028} \u{2029} \\\"; hacked = 8; //",
    "\u{1B}[31mred\u{1B}[0m\u{0}\u{7}",
    "\u{202E}txt.exe\u{2066} \u{FEFF}",
  ]

  func testCourse_ofNothingButAttacks_isOnlyText() throws {
    try CourseWebsite.requireBrowser()
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("Hostile-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let course = course
    let runs = Dictionary(uniqueKeysWithValues: zip(course.lessons, Self.corpus).map(run))
    _ = try SiteBuilder(root: BrowserCore.root.path, output: folder.path).build(course, runs: runs)
    let findings = try CourseWebsite.findings(of: "hostile", folder.path)
    XCTAssertEqual(findings.faults, [])
    XCTAssertEqual(findings.pages?.count ?? 0, Self.corpus.count + 8 + 4)
  }

  private var course: Course {
    Course(
      title: Self.corpus.joined(separator: " "),
      summary: Self.corpus.joined(separator: " "),
      imports: [],
      lessons: Self.corpus.enumerated().map(lesson),
      exercises: Self.corpus.enumerated().map(exercise)
    )
  }

  private func place(_ number: Int) -> SourceRange {
    SourceRange(file: "Lessons/\(number)-lesson.md", line: 1)
  }

  private func lesson(_ number: Int, _ text: String) -> Lesson {
    let inlines: [Inline] = [
      .text(text), .code(text), .link(destination: text, title: text, [.text(text)]),
      .link(destination: "https://example.org/?q=" + text, title: text, [.text(text)]),
      .link(destination: "javascript:hacked=9", title: text, [.text(text)]),
      .image(source: text, title: text, [.text(text)]),
    ]
    let prose: [Prose] = [.paragraph(inlines)]
    let question = Question(
      id: text,
      belief: text,
      prompt: prose,
      options: [
        .init(text: inlines, isCorrect: true, because: inlines, proof: text, range: place(number)),
        .init(text: inlines, isCorrect: false, because: inlines, proof: text, range: place(number)),
      ],
      answer: prose
    )
    let card = Recall.Card(
      id: text,
      question: prose,
      answer: prose,
      proof: SwiftSource(text: text, range: place(number))
    )
    let contents: [Block.Content] = [
      .heading(level: 2, text: [.text(text)], anchor: "heading-\(number)"),
      .prose(.quote(prose)), .prose(.code(language: text, text: text)),
      .callout(Callout(kind: .insight, body: prose)),
      .table(Table(header: [inlines], alignments: [.left], rows: [[inlines]])),
      .cell(Cell(index: 0, mode: .error, source: text, firstLine: 1)),
      .predict(question), .exercise(id: "exercise-\(number)"),
      .recall(Recall(id: text, cards: [card])),
      .glossary(
        Glossary(entries: [.init(term: text, definition: prose, range: place(number))])
      ),
    ]
    return Lesson(
      id: "\(number)-lesson",
      file: "Lessons/\(number)-lesson.md",
      title: text,
      level: text,
      step: number,
      minutes: 1,
      blocks: contents.map { Block($0, at: place(number)) }
    )
  }

  private func exercise(_ number: Int, _ text: String) -> Exercise {
    Exercise(
      id: "exercise-\(number)",
      folder: "Exercises/" + text,
      title: text,
      checks: [.init(name: text, title: text, points: 1)],
      task: [.paragraph([.text(text)])],
      hints: [.init(title: text, body: [.paragraph([.text(text)])])]
    )
  }

  private func run(_ lesson: Lesson, _ text: String) -> (String, LessonRun) {
    let cell = CellRun(
      index: 0,
      outcome: .threw(message: text),
      standardOutput: text,
      standardError: text
    )
    let run = LessonRun(
      lesson: lesson.id,
      cells: [cell],
      proofs: [ProofRun(question: text, option: 0, holds: true)],
      isCached: false,
      diagnostics: []
    )
    return (lesson.id, run)
  }
}
