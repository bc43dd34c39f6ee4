import ArgumentParser
import CourseModel
import CourseModes
import CourseProgress
import CourseTerminal

/// The mode Recall: cards that are due, and one of them turned over.
struct RecallCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recall",
    abstract: "Show the cards that are due; with a card's name, turn it over.",
    discussion: """
      What you knew comes back after \(RecallSchedule.gap) days, always; what you did not know comes \
      back tomorrow, and so do questions that you answered wrongly.
      """
  )

  @Argument(help: "The card, as the list shows it. Without it, what is due.")
  var card: String?

  @Flag(help: "You knew what stands on the card's back.")
  var knew = false

  @Flag(help: "You did not know it.")
  var forgot = false

  @Option(help: "Of this lesson only.")
  var lesson: String?

  @Flag(help: "Show all cards as JSON, and the names of those that are due.")
  var json = false

  @OptionGroup var options: CourseOptions

  func validate() throws {
    if knew, forgot { throw ValidationError("Say --knew or --forgot, not both.") }
    if card == nil, knew || forgot {
      throw ValidationError("Name the card, as in: recall bytes --knew")
    }
  }

  func run() async throws {
    let classroom = try options.open()
    if let card { return try await turn(card, classroom) }
    let lessons = try ModePrintout.lessons(lesson, classroom.course)
    let due = RecallSchedule().due(in: lessons, try classroom.store.progress())
    guard json else { return options.show(options.typesetter.due(due, limit: 10)) }
    let runs = try await ModePrintout.runs(of: lessons, classroom.engine)
    let sections = Mode.recall.sections(of: lessons, runs: runs)
    let cards = ModeDocument(.recall, sections, exercises: [])
    try showJSON(RecallJSON(due: due.map(\.id), cards: cards))
  }

  private func turn(_ name: String, _ classroom: Classroom) async throws {
    let (card, lesson) = try named { () throws(LookupError) in
      try classroom.course.card(named: name)
    }
    guard !knew, !forgot else {
      try classroom.store.recordReview(of: card.id, knew: knew)
      return options.show(options.typesetter.noted(card, knew: knew))
    }
    let runs = try await ModePrintout.runs(of: [lesson], classroom.engine)
    let view = LessonView(lesson, run: runs[lesson.id])
    options.show(options.typesetter.turned(card, view))
  }
}

/// The cards and which of them are due, as `recall --json` shows it.
private struct RecallJSON: Encodable {
  let due: [String]
  let cards: ModeDocument
}
