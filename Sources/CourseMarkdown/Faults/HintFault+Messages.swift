extension HintFault {
  var words: FaultWords {
    switch self {
    case .noHints:
      FaultWords(
        "no-hints",
        "The exercise has no hints.",
        "Write at least three, each a heading `## What to look at` and text below it."
      )
    case .fewHints(let count):
      FaultWords(
        "few-hints",
        "The exercise has \(count == 1 ? "one hint" : "\(count) hints"), and three are the least.",
        "Add steps between the faintest and the plainest."
      )
    case .textBeforeHints:
      FaultWords(
        "text-before-hints",
        "Text stands above the first hint.",
        "Begin with `## ` and the first hint's title."
      )
    case .emptyHint(let title):
      FaultWords("empty-hint", "The hint `\(title)` says nothing.", "Write it below its heading.")
    case .hintLevel:
      FaultWords(
        "hint-heading",
        "Only headings of the second level may stand among hints.",
        "Write `## ` before a hint's title, and bold text inside a hint."
      )
    }
  }
}
