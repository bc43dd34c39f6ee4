import CourseModel

extension Lesson {
  /// What it says, for whoever has only a line for it: its takeaway or, where it states none, its first
  /// paragraph; at most about 240 characters.
  var gist: String {
    let takeaway = blocks.lazy.compactMap { block -> [Prose]? in
      guard case .callout(let callout) = block.content, callout.kind == .takeaway else {
        return nil
      }
      return callout.body
    }.first
    let opening = blocks.lazy.compactMap { block -> Prose? in
      guard case .prose(let prose) = block.content, case .paragraph = prose else { return nil }
      return prose
    }.first
    let paragraphs = (takeaway ?? opening.map { [$0] } ?? []).compactMap { prose -> String? in
      if case .paragraph(let text) = prose { Typography.set(text).plainText } else { nil }
    }
    return paragraphs.joined(separator: " ").inOneLine.cut(to: 240)
  }
}

extension String {
  /// The words with single blanks between them.
  fileprivate var inOneLine: String {
    split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The text, or where it is longer, its beginning up to a blank.
  fileprivate func cut(to length: Int) -> String {
    guard count > length else { return self }
    let start = prefix(length)
    return (start.lastIndex(of: " ").map { start[..<$0] } ?? start) + " …"
  }
}
