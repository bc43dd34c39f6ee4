extension FrontMatterFault {
  var words: FaultWords {
    switch self {
    case .missingFrontMatter:
      FaultWords(
        "missing-front-matter",
        "The lesson does not begin with front matter.",
        "Begin it with `---`, lines for `title`, `level` and `minutes`, and `---`."
      )
    case .unclosedFrontMatter:
      FaultWords(
        "missing-front-matter",
        "The front matter is never closed.",
        "End it with a line of three dashes: `---`."
      )
    case .unknownLevel(let level):
      FaultWords(
        "unknown-level",
        "There is no level `\(level)`.",
        FaultWords.offer(level, among: FrontMatter.levels)
      )
    case .emptyLesson:
      FaultWords(
        "empty-lesson",
        "The lesson says nothing.",
        "Write its text below the front matter."
      )
    }
  }
}
