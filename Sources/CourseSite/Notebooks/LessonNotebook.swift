import CourseEvents
import CourseModel
import CourseModes
import CourseRunner

/// Turns a lesson into a notebook: text, code of both kinds, and what it gave.
struct LessonNotebook {
  private let lesson: Lesson
  private let run: LessonRun?
  private let context: PageContext
  private var notebook = Notebook()
  private var text: [String] = []
  private let links: TakenText

  init(_ taught: TaughtLesson, in context: PageContext) {
    lesson = taught.lesson
    run = taught.run
    self.context = context
    links = TakenText(context: context, file: lesson.file)
  }

  /// Where a lesson's notebook is.
  static func file(ofLesson id: String) -> String { "notebooks/\(id).ipynb" }

  /// The notebook.
  func made() -> Notebook {
    var maker = self
    maker.text = ["# " + [Inline.text(lesson.title)].markdown]
    for block in lesson.blocksAsRead { maker.add(block.content) }
    maker.endText()
    return maker.notebook
  }

  private mutating func endText() {
    guard !text.isEmpty else { return }
    append("markdown", text.joined(separator: "\n\n"), nil, [:])
    text = []
  }

  private mutating func append(
    _ kind: String,
    _ source: String,
    _ outputs: [Notebook.Output]?,
    _ metadata: [String: [String]]
  ) {
    notebook.cells.append(
      Notebook.Cell(
        cellType: kind,
        id: "cell-\(notebook.cells.count + 1)",
        metadata: metadata,
        source: source.withoutLastLineBreak.notebookLines,
        outputs: outputs
      )
    )
  }

  private mutating func add(_ block: Block.Content) {
    switch block {
    case .heading(let level, let heading, _):
      if level > 1 || heading.plainText != lesson.title {
        text.append(String(repeating: "#", count: level) + " " + markdown(heading))
      }
    case .prose(let prose): text.append(markdown([prose]))
    case .callout(let callout): text.append(markdown([.quote(callout.body)]))
    case .table(let table): text.append(markdown(table))
    case .cell(let cell): add(cell)
    case .reference(let snippet):
      endText()
      let outputs = snippet.output.map { [Notebook.Output.stream("stdout", $0.text)] } ?? []
      append("code", snippet.source, outputs, ["tags": [snippet.language, "recorded"]])
    case .predict(let question), .quiz(let question): add(question)
    case .exercise(let id): add(exercise: id)
    case .recall(let recall): for card in recall.cardsInLesson { add(card) }
    case .glossary(let glossary):
      for entry in glossary.entries {
        text.append("**\(entry.term)**: \(markdown(entry.definition))")
      }
    case .debug(let debugCase): add(debugCase)
    }
  }

  /// Adds a cell with what it gave; of a hidden one only its pictures, if it has any.
  private mutating func add(_ cell: Cell) {
    let result = run?.cells.first { $0.index == cell.index }
    let pictures = (result?.displays ?? []).map(output)
    guard cell.mode != .hidden else {
      guard !pictures.isEmpty else { return }
      endText()
      return append(
        "code",
        "// What follows was drawn by code that readers do not see.",
        pictures,
        [
          "tags": ["swift", "hide-input"]
        ]
      )
    }
    endText()
    var outputs: [Notebook.Output] = []
    if let result {
      if !result.standardOutput.isEmpty {
        outputs.append(.stream("stdout", result.standardOutput))
      }
      if !result.standardError.isEmpty { outputs.append(.stream("stderr", result.standardError)) }
      switch result.outcome {
      case .threw(let message), .failed(let message): outputs.append(.error(message))
      case .completed, .notReached, .notRun: break
      }
    }
    outputs += pictures
    let tags = cell.mode == .error ? ["swift", "raises-exception"] : ["swift"]
    append("code", cell.source, outputs, ["tags": tags])
  }

  private func output(_ display: Display) -> Notebook.Output {
    let words = "\(display.caption)\n\(display.alternative)"
    guard let picture = PictureFile(display) else {
      return .display("text/html", PictureFigure.table(display), words: words)
    }
    return .display("image/svg+xml", picture.svg, words: words)
  }

  private mutating func add(_ question: Question) {
    if let belief = question.belief { text.append("*The belief: “\(belief)”*") }
    text.append(markdown(question.prompt))
    text.append(question.options.map { "- " + markdown($0.text) }.joined(separator: "\n"))
    let right = question.options.filter(\.isCorrect)
    let reasons = right.map { "\(markdown($0.text)). \(markdown($0.because))" }
    fold("The answer", reasons + [markdown(question.answer)])
  }

  private mutating func add(exercise id: String) {
    guard let exercise = context.exercise(id) else { return }
    text.append("**Exercise: \([Inline.text(exercise.title)].markdown)**")
    let task = TakenText(context: context, file: exercise.folder + "/README.md")
    text.append(task.relinked(exercise.task).markdown)
    text.append("```sh\n./course start \(id)\n./course check \(id)\n```")
  }

  private mutating func add(_ card: Recall.Card) {
    let computed = run?.cards.first { $0.card == card.id }?.computed
    text.append(markdown(card.question))
    let twin = card.twin.map { twin in
      [Prose.code(language: twin.snippet.language, text: twin.snippet.source)].markdown
    }
    fold("Turn over", [markdown(card.answer(computed: computed)), twin ?? ""])
  }

  private mutating func add(_ debugCase: DebugCase) {
    let result = run?.cases.first { $0.id == debugCase.id }
    text += ["**\(markdown(debugCase.title))**", markdown(debugCase.story)]
    text.append([Prose.code(language: "swift", text: debugCase.broken.text)].markdown)
    text.append(
      [Prose.code(language: "text", text: result?.symptom ?? debugCase.symptom.text)].markdown
    )
    add(debugCase.question)
    fold("The fix", [[Prose.code(language: "swift", text: debugCase.fix.text)].markdown])
  }

  private mutating func fold(_ title: String, _ inner: [String]) {
    text.append("<details><summary>\(title)</summary>")
    text += inner.filter { !$0.isEmpty } + ["</details>"]
  }

  private func markdown(_ prose: [Prose]) -> String { links.relinked(prose).markdown }

  private func markdown(_ text: [Inline]) -> String { links.relinked(text).markdown }

  private func markdown(_ table: Table) -> String {
    let rows = [table.header] + table.rows
    var lines = rows.map { row in
      "| " + row.map { markdown($0).replacing("|", with: "\\|") }.joined(separator: " | ") + " |"
    }
    let marks = table.header.indices.map { column in
      switch table.alignments.indices.contains(column) ? table.alignments[column] : .left {
      case .left: "---"
      case .center: ":-:"
      case .right: "--:"
      }
    }
    lines.insert("| " + marks.joined(separator: " | ") + " |", at: 1)
    return lines.joined(separator: "\n")
  }
}
