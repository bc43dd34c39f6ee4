extension GlossaryFault {
  var words: FaultWords {
    switch self {
    case .noMapping:
      FaultWords(
        "malformed-glossary",
        "A glossary must be a mapping of terms to definitions.",
        "Write lines of `term: what it means`."
      )
    case .malformedTerm(let term):
      FaultWords(
        "malformed-glossary",
        "`\(term)` is no term: it has neither letters nor digits.",
        "Write a word that readers may look up."
      )
    }
  }
}
