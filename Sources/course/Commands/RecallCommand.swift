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
      Instead of a card a lesson may be named, as in the other modes: recall 3.

      What you knew comes back after \(RecallSchedule.gap) days, always; what you did not know comes \
      back tomorrow, and so do questions that you answered wrongly.
      """
  )

  @Argument(
    help: ArgumentHelp(
      "The card, as the list shows it, or a lesson. Without it, what is due.",
      valueName: "card"
    )
  )
  var name: String?

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
    if name == nil, knew || forgot {
      throw ValidationError("Name the card, as in: recall bytes --knew")
    }
  }

  func run() async throws {
    let classroom = try options.open()
    let course = classroom.course
    let named = name.flatMap { knew || forgot ? nil : Self.lesson($0, course) }
    if let name, named == nil { return try await turn(name, classroom) }
    let lessons = try named.map { [$0] } ?? ModePrintout.lessons(lesson, course)
    let due = RecallSchedule().due(in: lessons, try classroom.store.progress())
    guard json else { return options.show(options.typesetter.due(due, limit: 10)) }
    let runs = try await ModePrintout.runs(of: lessons, classroom.engine)
    let sections = Mode.recall.sections(of: lessons, runs: runs)
    let cards = ModeDocument(.recall, sections, exercises: [])
    try showJSON(RecallJSON(due: due.map(\.id), cards: cards))
  }

  /// The lesson of that name, unless a card is called so.
  private static func lesson(_ name: String, _ course: Course) -> Lesson? {
    let isCard = course.lessons.contains { $0.cards.contains { $0.id == name } }
    return isCard ? nil : try? course.lesson(named: name)
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
