extension HeadingFault {
  var words: FaultWords {
    switch self {
    case .titleHeading:
      FaultWords(
        "heading-level",
        "A heading of the first level repeats the title.",
        "Begin with `##`: the title stands in the front matter."
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
