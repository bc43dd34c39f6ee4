import CourseModel

extension FenceFault {
  var words: FaultWords {
    switch self {
    case .unknownAttribute(let attribute, let word, let known):
      FaultWords(
        "unknown-attribute",
        "A `\(word)` fence has no attribute `\(attribute)`.",
        known.isEmpty
          ? "Remove it: `\(word)` stands alone."
          : FaultWords.offer(attribute, among: known)
      )
    case .severalAttributes(let attributes):
      FaultWords(
        "several-attributes",
        "A cell cannot be \(attributes.map { "`\($0)`" }.joined(separator: " and ")) at once.",
        "Keep one of them."
      )
    case .misspeltFence(let word, let meant):
      FaultWords(
        "misspelt-fence",
        "A fence `\(word)` is shown as plain code.",
        "Did you mean `\(meant)`?"
      )
    case .emptyFence(let word):
      FaultWords(
        "empty-fence",
        "The `\(word)` fence is empty.",
        "Fill it, or remove it."
      )
    case .outputOfNothing(let reference):
      FaultWords(
        "output-without-cell",
        "The output belongs to nothing: no cell\(reference.map { " and no \($0.name) code" } ?? "") "
          + "stands directly above it.",
        "Move it below its `swift`\(reference.map { " or `\($0.language)`" } ?? "") fence; "
          + "for plain text use a `text` fence."
      )
    case .secondOutput:
      FaultWords(
        "second-output",
        "The code above has its output already.",
        "Join both outputs in one `output` fence."
      )
    case .outputOfUnrun(let mode):
      FaultWords(
        "output-not-shown",
        "The cell above is marked `\(mode.rawValue)`, so no output of it can be stated.",
        "Remove the output, or the attribute `\(mode.rawValue)`."
      )
    case .malformedExerciseID:
      FaultWords(
        "malformed-exercise",
        "An `exercise` fence holds one exercise's name and nothing else.",
        "Write its folder below Exercises, as in `03-loading/load-report`."
      )
    }
  }
}
