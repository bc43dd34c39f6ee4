import CourseModel
import CourseProgress
import CourseRunner

@testable import CourseTerminal

/// An interface without a terminal: keys go in, the screen comes out.
struct Screenplay {
  var interface: Interface
  /// All that was asked for so far.
  private(set) var effects: [Effect] = []

  init(
    _ view: (any View)? = nil,
    course: Course = Samples.course,
    progress: LearnerProgress = LearnerProgress(),
    columns: Int = 64,
    rows: Int = 24
  ) {
    let context = Context(
      course: course,
      command: "./course",
      root: "/course",
      traits: TerminalTraits(
        isInteractive: true,
        usesColor: false,
        canMoveCursor: true,
        columns: columns,
        rows: rows
      ),
      progress: progress
    )
    interface = Interface(context, [HomeView()] + [view].compactMap(\.self))
    effects = interface.context.takeEffects()
  }

  mutating func press(_ keys: Key...) {
    for key in keys { effects += interface.handle(.key(key)) }
  }

  mutating func type(_ text: String) {
    for character in text { press(.character(character)) }
  }

  mutating func hear(_ news: News...) {
    for news in news { effects += interface.handle(.news(news)) }
  }

  /// The screen as a reader without colours sees it.
  var screen: String {
    interface.frame.lines.map { $0.text(color: false) }.joined(separator: "\n")
  }

  /// The records that were to be kept.
  var records: [Record] {
    effects.compactMap { if case .record(let record) = $0 { record } else { nil } }
  }
}
