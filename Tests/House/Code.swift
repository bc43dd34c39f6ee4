/// Swift source without what only looks like code.
enum Code {
  /// The lines of a file, with comments and the insides of text literals blanked out.
  ///
  /// Good enough for looking for words: interpolations are blanked as well.
  static func lines(of file: Repository.File) -> [String] {
    var fence: String?
    return file.lines.map { line in
      var code = ""
      var rest = line
      while !rest.isEmpty {
        if let end = fence {
          guard let close = rest.firstRange(of: end) else { return code }
          rest = rest[close.upperBound...]
          fence = nil
        } else if rest.hasPrefix("//") {
          return code
        } else if let opening = opening(of: rest) {
          rest = rest.dropFirst(opening.length)
          if opening.isMultiline {
            fence = opening.end
          } else {
            rest = afterLiteral(rest, end: opening.end)
          }
          code += "\"\""
        } else {
          code.append(rest.removeFirst())
        }
      }
      return code
    }
  }

  /// How a text literal that begins here begins and ends.
  private static func opening(
    of text: Substring
  ) -> (length: Int, end: String, isMultiline: Bool)? {
    let hashes = text.prefix { $0 == "#" }.count
    let sharps = String(repeating: "#", count: hashes)
    let quoted = text.dropFirst(hashes)
    if quoted.hasPrefix("\"\"\"") { return (hashes + 3, "\"\"\"" + sharps, true) }
    if quoted.hasPrefix("\"") { return (hashes + 1, "\"" + sharps, false) }
    return nil
  }

  /// What follows a literal of one line.
  private static func afterLiteral(_ text: Substring, end: String) -> Substring {
    var rest = text
    while !rest.isEmpty, !rest.hasPrefix(end) {
      rest = rest.dropFirst(rest.hasPrefix("\\") && end == "\"" ? 2 : 1)
    }
    return rest.dropFirst(end.count)
  }
}
