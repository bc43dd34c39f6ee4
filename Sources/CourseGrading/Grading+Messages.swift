import CourseModel
import CourseRunner

extension GradingError: CustomStringConvertible {
  /// One sentence on what is wrong and one on what to do.
  public var description: String {
    switch self {
    case .noSubmissions(let folder):
      """
      \(folder) holds no submissions. Name a folder with a folder for every student, \
      each with the content of the student's `work/`.
      """
    case .brokenExercise(let exercise, let error):
      "\(exercise) cannot be graded. \(error.description)"
    }
  }
}

extension Refusal: CustomStringConvertible {
  /// Why the file was refused, without a full stop.
  public var description: String {
    switch self {
    case .link: "refused: a symbolic link or not in a plain folder"
    case .notAFile: "refused: not a regular file"
    case .tooLarge(let bytes, let limit):
      "refused: \(bytes) bytes long, the limit is \(limit)"
    case .notText: "refused: not UTF-8 text"
    case .unreadable(let reason): "refused: \(reason)"
    }
  }
}

extension ExerciseGrade {
  /// Why not all points were given; empty where they were.
  public var reason: String {
    switch outcome {
    case .notHandedIn: "not handed in"
    case .refused(let refusal): refusal.description
    case .couldNotCheck(let reason): "could not be checked: \(reason)"
    case .checked(let report): report.reason
    }
  }
}

extension CheckReport {
  fileprivate var reason: String {
    switch outcome {
    case .doesNotCompile:
      "does not compile: " + (diagnostics.first.map { $0.summary } ?? "no reason given")
    case .notAllowed:
      "not allowed: " + (diagnostics.first.map { $0.summary } ?? "no reason given")
    case .couldNotCheck(let reason):
      "could not be checked: \(reason)"
    case .crashed(let reason):
      (["crashed: \(reason)"] + failures).joined(separator: "; ")
    case .timedOut(let seconds):
      (["took longer than \(seconds) seconds"] + failures).joined(separator: "; ")
    case .printedTooMuch(let bytes):
      (["printed more than \(bytes >> 20) MB"] + failures).joined(separator: "; ")
    case .checked:
      failures.joined(separator: "; ")
    }
  }

  private var failures: [String] {
    checks.filter { !$0.passed }.map { result in
      let name = result.check.title.isEmpty ? result.check.name : result.check.title
      return ([name] + result.messages.prefix(1)).joined(separator: ": ")
    }
  }
}
