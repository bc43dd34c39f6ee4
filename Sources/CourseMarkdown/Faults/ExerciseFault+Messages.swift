import CourseModel

extension ExerciseFault {
  var words: FaultWords {
    switch self {
    case .missingFile(let file):
      FaultWords("missing-file", "The exercise has no \(file).", Self.purpose(of: file))
    case .emptyTask:
      FaultWords("empty-task", "The task says nothing.", "Write what the learner is to do.")
    case .taskTitle(let heading, let title):
      FaultWords(
        "task-title",
        "The heading `\(heading)` is not the title in exercise.yml.",
        "Write `# \(title)`, or leave the heading away."
      )
    case .strayFile(let name, let folder):
      FaultWords(
        "stray-file",
        "Nothing uses `\(name)` in \(folder).",
        "Remove it, or put it where it belongs: wrong answers in WrongAnswers, further solutions in "
          + "Solutions.",
        severity: .warning
      )
    case .unknownBase(let id, let known):
      FaultWords(
        "unknown-base",
        "The exercise builds on `\(id)`, and there is no such exercise.",
        NearestName.of(id, among: known).map { "Did you mean `\($0)`?" }
          ?? "Write the name of an earlier exercise, as in `03-loading/load-report`."
      )
    case .circularBase(let id):
      FaultWords(
        "circular-base",
        "The exercise builds on `\(id)`, which builds on this one.",
        "Build on an exercise that can be done before this one."
      )
    case .unnameableBase(let id):
      FaultWords(
        "unnameable-base",
        "The exercise builds on `\(id)`, whose name cannot name a module.",
        "Rename that folder: letters, digits and dashes, a letter first, as in `load-report`."
      )
    }
  }

  private static func purpose(of file: String) -> String {
    switch file {
    case "exercise.yml": "Write it: `title`, and `checks` with `name`, `title` and `points`."
    case "README.md": "Write the task there."
    case "hints.md": "Write hints there, each below a heading `## …`."
    case "Exercise.swift": "Write there what the learner begins with."
    case "Checks.swift": "Write there the XCTest methods that check a learner's work."
    default: "Write there a solution that passes all checks."
    }
  }
}
