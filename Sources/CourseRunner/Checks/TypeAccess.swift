/// Finds types by their declarations in a text, and whether they are public.
///
/// The checks reach into a public type through functions, so that a learner's may store other
/// properties. Into any other they reach directly, and would find what is not there.
enum TypeAccess {
  struct Declaration: Hashable {
    var name: String
    var isPublic: Bool
    /// The line, from 1.
    var line: Int
  }

  private static let keywords = ["struct", "class", "enum", "actor", "protocol"]
  // Regexes take long, and are not Sendable; this one is never changed.
  nonisolated(unsafe) private static let pattern =
    /((?:@?\w+(?:\([^)]*\))?\s+)*)(?:struct|class|enum|actor|protocol)\s+(\w+)/

  /// The types declared at the left margin, in order.
  static func declarations(in text: String) -> [Declaration] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.enumerated().compactMap { index, line in
      guard keywords.contains(where: line.hasBytes), let match = line.prefixMatch(of: pattern)
      else { return nil }
      let modifiers = match.1.split(separator: " ")
      guard !modifiers.contains(where: { ["private", "fileprivate"].contains($0) }) else {
        return nil
      }
      return Declaration(
        name: String(match.2),
        isPublic: modifiers.contains("public") || modifiers.contains("open"),
        line: index + 1
      )
    }
  }
}
