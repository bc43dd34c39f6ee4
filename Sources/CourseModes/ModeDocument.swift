public import CourseEvents
import CourseModel

/// What a mode shows, as data: the same for `--json` and for the website.
public struct ModeDocument: Sendable, Hashable, Codable {
  /// The mode's name.
  public var mode: String
  /// What readers call it.
  public var title: String
  /// The lessons that have something to show.
  public var lessons: [Section]

  /// What a mode shows of one lesson.
  public struct Section: Sendable, Hashable, Codable {
    /// The lesson's identifier.
    public var id: String
    /// The number by which readers call the lesson.
    public var number: Int
    /// The lesson's title.
    public var title: String
    /// What is shown, in order.
    public var items: [Item]
  }

  /// One thing that is shown.
  ///
  /// What does not belong to its kind is absent. Texts are Markdown.
  public struct Item: Sendable, Hashable, Codable {
    /// What it is: the word of its fence, or `text`, `heading`, `callout`.
    public var kind: String
    /// Its name, where it has one.
    public var id: String?
    /// Its heading.
    public var title: String?
    /// What it says, or what is asked.
    public var text: String?
    /// The belief that a question puts to the test.
    public var belief: String?
    /// What can be answered.
    public var options: [Option]?
    /// What is shown after committing to an answer, or stands on the back of a card.
    public var answer: String?
    /// Whether the core has proved the card.
    public var holds: Bool?
    /// Source text.
    public var source: String?
    /// What the source printed or shows, with the text of an error.
    public var output: String?
    /// The repaired source of a debug case.
    public var fix: String?
    /// What the repaired source printed.
    public var fixed: String?
    /// The pictures that a cell showed.
    public var pictures: [Display]?
    /// The header and the rows of a table.
    public var rows: [[String]]?
    /// The points of an exercise.
    public var points: Int?
    /// The lesson's line on which it stands.
    public var line: Int
  }

  /// One answer to choose from.
  public struct Option: Sendable, Hashable, Codable {
    /// What it says.
    public var text: String
    /// Whether it is right.
    public var correct: Bool
    /// Why it is right or wrong.
    public var because: String
    /// Swift that decides it.
    public var proof: String?
    /// What the proof gave, where it was run.
    public var holds: Bool?
  }
}
