extension HeadingFault {
  var words: FaultWords {
    switch self {
    case .otherTitle(let heading, let title):
      FaultWords(
        "other-title",
        "The heading `\(heading)` is not the title in the front matter.",
        "Write `# \(title)`, or leave the heading away."
      )
    case .firstLevel:
      FaultWords(
        "heading-level",
        "Only the title may be a heading of the first level, at the very beginning.",
        "Begin the heading with `##`."
      )
    case .skippedLevel(let from, let to):
      FaultWords(
        "heading-level",
        "A heading of level \(to) follows one of level \(from).",
        "Write \(String(repeating: "#", count: from + 1)): levels go down one at a time."
      )
    case .emptyHeading:
      FaultWords("empty-heading", "The heading says nothing.", "Write it, or remove the line.")
    }
  }
}
