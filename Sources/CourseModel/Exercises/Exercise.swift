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
  /// The earlier exercise whose file this one imports as a module.
  public var buildsOn: String?
  /// Solutions beside the reference, relative to the course's folder; all of them must pass.
  public var furtherSolutions: [String]
  /// The plausible mistakes, each with the sentence that it must get.
  public var wrongAnswers: [WrongAnswer]
  /// Changes of the solution that change nothing, so that no check can be asked to find them.
  public var equivalentMutants: [EquivalentMutant]

  /// Makes an exercise.
  public init(
    id: String,
    folder: String,
    title: String,
    checks: [Check],
    task: [Prose],
    hints: [Hint],
    buildsOn: String? = nil,
    furtherSolutions: [String] = [],
    wrongAnswers: [WrongAnswer] = [],
    equivalentMutants: [EquivalentMutant] = []
  ) {
    self.id = id
    self.folder = folder
    self.title = title
    self.checks = checks
    self.task = task
    self.hints = hints
    self.buildsOn = buildsOn
    self.furtherSolutions = furtherSolutions
    self.wrongAnswers = wrongAnswers
    self.equivalentMutants = equivalentMutants
  }

  /// The points of all checks.
  public var points: Int { checks.reduce(0) { $0 + $1.points } }

  /// The starter, with its TODO, relative to the course's folder: what the learner edits.
  public var starterFile: String { folder + "/Exercise.swift" }
  /// The checks' source.
  public var checksFile: String { folder + "/Checks.swift" }
  /// The reference solution.
  public var solutionFile: String { solution ?? folder + "/Solution.swift" }
  /// The reference solution where it lies elsewhere.
  public var solution: String?

  /// All files of Swift that authors write, relative to the course's folder.
  public var authoredFiles: [String] {
    let own = [starterFile, checksFile, solutionFile]
    let mistakes = wrongAnswers.map(\.file)
    return own + furtherSolutions + mistakes
  }

  /// The name under which a later exercise imports this one: `LoadReport` for `load-report`.
  public var moduleName: String {
    let slug = id.split(separator: "/").last ?? ""
    return slug.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }

  /// One check: a test method of `Checks.swift`.
  public struct Check: Sendable, Hashable, Codable {
    /// The test method's name, as in `testReportsMissingKeys`.
    public var name: String
    /// What it demands, in words.
    public var title: String
    /// What it is worth.
    public var points: Int
    /// Whether it only computes values, and they are judged outside its process.
    public var isSealed: Bool

    /// Makes a check.
    public init(name: String, title: String, points: Int, isSealed: Bool = false) {
      self.name = name
      self.title = title
      self.points = points
      self.isSealed = isSealed
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
