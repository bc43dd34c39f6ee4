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
