/// One exercise: a folder of `Exercises/`.
public struct Exercise: Sendable, Hashable, Codable {
  /// The folder below `Exercises`, as in `03-loading/load-report`.
  public var id: String
  /// The folder, relative to the course's folder.
  public var folder: String
  /// The title, from `exercise.yml`.
  public var title: String
  /// The checks, in order: exactly these must report.
  public var checks: [Check]
  /// The task, from `README.md`.
  public var task: [Prose]
  /// The hints, from `hints.md`, one a heading, in order.
  public var hints: [Hint]

  /// Makes an exercise.
  public init(
    id: String,
    folder: String,
    title: String,
    checks: [Check],
    task: [Prose],
    hints: [Hint]
  ) {
    self.id = id
    self.folder = folder
    self.title = title
    self.checks = checks
    self.task = task
    self.hints = hints
  }

  /// The points of all checks.
  public var points: Int { checks.reduce(0) { $0 + $1.points } }

  /// The starter, with its TODO, relative to the course's folder: what the learner edits.
  public var starterFile: String { folder + "/Exercise.swift" }
  /// The checks' source.
  public var checksFile: String { folder + "/Checks.swift" }
  /// The reference solution.
  public var solutionFile: String { folder + "/Solution.swift" }

  /// One check: a test method of `Checks.swift`.
  public struct Check: Sendable, Hashable, Codable {
    /// The test method's name, as in `testReportsMissingKeys`.
    public var name: String
    /// What it demands, in words.
    public var title: String
    /// What it is worth.
    public var points: Int

    /// Makes a check.
    public init(name: String, title: String, points: Int) {
      self.name = name
      self.title = title
      self.points = points
    }
  }

  /// One hint, to be shown after those before it.
  public struct Hint: Sendable, Hashable, Codable {
    /// The heading.
    public var title: String
    /// The text.
    public var body: [Prose]

    /// Makes a hint.
    public init(title: String, body: [Prose]) {
      self.title = title
      self.body = body
    }
  }
}
