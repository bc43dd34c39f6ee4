import CourseModel
import CourseProgress
import CourseRunner

@testable import CourseTerminal

/// Small values of a course, made by hand.
enum Samples {
  static let here = SourceRange(file: "Lessons/01-first.md", line: 1)

  static func text(_ text: String) -> [Inline] { [.text(text)] }
  static func paragraph(_ text: String) -> Prose { .paragraph([.text(text)]) }
  static func block(_ content: Block.Content) -> Block { Block(content, at: here) }

  static let question = Question(
    id: "copy",
    belief: "state_dict() copies the weights.",
    prompt: [paragraph("What does it hold?")],
    options: [
      .init(
        text: text("A copy."),
        isCorrect: false,
        because: text("Nothing is copied."),
        proof: "false",
        range: here
      ),
      .init(
        text: text("The weights."),
        isCorrect: true,
        because: text("It holds the model's own."),
        proof: "state[\"a\"] === model.a",
        range: here
      ),
    ],
    answer: [paragraph("The secret of the lesson.")]
  )

  static let exercise = Exercise(
    id: "01-first/count-it",
    folder: "Exercises/01-first/count-it",
    title: "Count it",
    checks: [
      .init(name: "testEmpty", title: "Nothing is zero", points: 1),
      .init(name: "testTwo", title: "Two are two", points: 3),
    ],
    task: [paragraph("Write `count`.")],
    hints: [
      .init(title: "Look", body: [paragraph("Look at it.")]),
      .init(title: "Add", body: [paragraph("Add them up.")]),
    ]
  )

  static func cell(
    _ source: String = "print(1)\n",
    index: Int = 0,
    mode: Cell.Mode = .run,
    states output: String? = nil
  ) -> Cell {
    Cell(
      index: index,
      mode: mode,
      source: source,
      firstLine: 10,
      expectedOutput: output.map { StatedOutput(text: $0, range: here) }
    )
  }

  static func lesson(
    _ blocks: [Block.Content],
    id: String = "01-first",
    step: Int = 1
  ) -> Lesson {
    Lesson(
      id: id,
      file: "Lessons/\(id).md",
      title: "Lesson \(step)",
      level: "foundation",
      step: step,
      minutes: 5,
      blocks: blocks.map { block($0) }
    )
  }

  /// Two lessons: prose, a prediction, a cell, an exercise; and one with prose alone.
  static let course = Course(
    title: "A course",
    summary: "About something.",
    imports: [],
    lessons: [
      lesson([
        .prose(paragraph("It begins.")), .predict(question),
        .heading(level: 2, text: text("The middle"), anchor: "the-middle"),
        .prose(paragraph("Some words.")), .cell(cell()), .exercise(id: exercise.id),
      ]),
      lesson([.prose(paragraph("It ends."))], id: "02-second", step: 2),
    ],
    exercises: [exercise]
  )

  static func run(_ outcomes: CellRun.Outcome..., output: String = "") -> LessonRun {
    LessonRun(
      lesson: "01-first",
      cells: outcomes.enumerated().map {
        CellRun(index: $0, outcome: $1, standardOutput: output, standardError: "")
      },
      proofs: [ProofRun(question: "copy", option: 1, holds: true)],
      isCached: false,
      diagnostics: []
    )
  }

  static func report(_ passed: Bool...) -> CheckReport {
    CheckReport(
      exercise: exercise.id,
      outcome: .checked,
      checks: zip(exercise.checks, passed).map { check, passed in
        CheckResult(check: check, passed: passed, messages: passed ? [] : ["expected 2, got 3"])
      }
    )
  }
}

extension Typesetter {
  /// A typesetter without colours, so that what it sets can be compared with plain text.
  static func plain(_ columns: Int) -> Typesetter {
    Typesetter(columns: columns, usesColor: false, command: "./course")
  }
}

extension [Line] {
  /// The lines as a reader without colours sees them.
  var plain: String { map { $0.text(color: false) }.joined(separator: "\n") }
}
