import CourseModel

/// Code of the reference in a lesson, with its place.
struct LessonSnippet {
  var snippet: ReferenceSnippet
  var range: SourceRange
  /// Whether it is a card's, which states no output: its other half is what the card computes.
  var isTwin = false
}

extension Lesson {
  /// What is run of the reference, in the order in which it is recorded: the fences, then the twins of
  /// the cards.
  var snippets: [LessonSnippet] {
    blocks.compactMap { block in
      guard case .reference(let snippet) = block.content else { return nil }
      return LessonSnippet(snippet: snippet, range: block.range)
    }
      + cards.compactMap(\.twin).map {
        LessonSnippet(snippet: $0.snippet, range: $0.range, isTwin: true)
      }
  }
}
