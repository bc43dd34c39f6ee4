import CourseModel
import CourseProgress
import CourseRunner

/// What every view knows, and how it asks for something to be done.
struct Context: Sendable {
  let course: Course
  /// How the learner calls the program.
  let command: String
  /// The course's folder, for links to its files.
  let root: String
  var columns: Int
  var rows: Int
  let usesColor: Bool

  /// What the learner has done.
  var progress: LearnerProgress
  /// Where the learner stopped reading, by lesson: the number of a block.
  var places: [String: Int] = [:]
  /// The exercises of which the learner has a copy.
  var begun: Set<String> = []
  /// What lessons gave that have been run, by identifier.
  var runs: [String: LessonRun] = [:]
  /// The last verdicts, by exercise.
  var reports: [String: CheckReport] = [:]

  /// What is being done, and at which tick it began.
  var working: [Work: Int] = [:]
  /// Counts tenths of a second while something is being done.
  var tick = 0
  /// What the learner should know now; shown until the next key.
  var notice: Notice?
  /// What was asked for and has not been handed out.
  private(set) var effects: [Effect] = []
  /// How many records are on their way to the store.
  var unkept = 0
  /// Whether something could not be kept, so that only this session knows it.
  var knowsMore = false

  /// A sentence at the foot of the screen.
  struct Notice: Sendable, Hashable {
    var text: String
    var style: Style = .plain
  }

  init(
    course: Course,
    command: String,
    root: String,
    traits: TerminalTraits,
    progress: LearnerProgress = LearnerProgress()
  ) {
    self.course = course
    self.command = command
    self.root = root
    columns = traits.columns
    rows = traits.rows
    usesColor = traits.usesColor
    self.progress = progress
  }

  /// Where the learner is in the course.
  var standing: Standing { Standing(course, progress) }

  mutating func perform(_ effect: Effect) {
    if let work = effect.work {
      // What is being done already is not done twice.
      guard working[work] == nil else { return }
      working[work] = tick
    }
    if case .record = effect { unkept += 1 }
    effects.append(effect)
  }

  /// Hands out what was asked for.
  mutating func takeEffects() -> [Effect] {
    defer { effects = [] }
    return effects
  }

  mutating func say(_ text: String, _ style: Style = .plain) {
    notice = Notice(text: text, style: style)
  }

  /// The exercises in the order in which the lessons offer them.
  var exercises: [Exercise] { course.exercisesAsOffered }

  func exercise(_ id: String) -> Exercise? { course.exercises.first { $0.id == id } }

  /// The lesson that offers an exercise.
  func lesson(of exercise: Exercise) -> Lesson? {
    course.lesson(offering: exercise)
  }

  /// A link to a file of the course.
  func link(to file: String) -> String {
    let allowed = Set("/-_.~".utf8)
    let path = (root + "/" + file).utf8.map { byte in
      allowed.contains(byte) || Character(Unicode.Scalar(byte)).isASCIILetterOrDigit
        ? String(Unicode.Scalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
    return "file://" + path.joined()
  }
}

extension Character {
  fileprivate var isASCIILetterOrDigit: Bool { isASCII && (isLetter || isNumber) }
}
