import CourseModel

extension LinkFault {
  var words: FaultWords {
    switch self {
    case .deadLink(let destination, let known):
      FaultWords(
        "dead-link",
        "The link leads to `\(destination)`, where there is no file.",
        NearestName.of(destination, among: known).map { "Did you mean `\($0)`?" }
          ?? "Write the path from the file that holds the link, as in `02-saving.md`."
      )
    case .deadAnchor(let anchor, let known):
      FaultWords(
        "dead-link",
        "The link leads to `#\(anchor)`, but no heading there has that name.",
        NearestName.of(anchor, among: known).map { "Did you mean `#\($0)`?" }
          ?? "Write a heading's words in lower case, joined by dashes."
      )
    case .unknownTerm(let term, let known):
      FaultWords(
        "unknown-term",
        "No glossary defines `\(term)`.",
        NearestName.of(term, among: known).map { "Did you mean `glossary:\($0)`?" }
          ?? "Define it in a `glossary` fence, or take the link away."
      )
    case .linkOutside(let destination):
      FaultWords(
        "link-outside",
        "The link `\(destination)` leads out of the course's folder.",
        "Link to a file of the course, or give a whole address that begins with `https://`."
      )
    }
  }
}
