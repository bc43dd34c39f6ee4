/// The terms of a `glossary` fence.
public struct Glossary: Sendable, Hashable, Codable {
  /// The terms, in the author's order.
  public var entries: [Entry]

  /// Makes a glossary.
  public init(entries: [Entry]) {
    self.entries = entries
  }

  /// A term with what it means.
  public struct Entry: Sendable, Hashable, Codable {
    /// The term.
    public var term: String
    /// What it means.
    public var definition: [Prose]
    /// Where it stands.
    public var range: SourceRange

    /// Makes an entry.
    public init(term: String, definition: [Prose], range: SourceRange) {
      self.term = term
      self.definition = definition
      self.range = range
    }

    /// The identifier of the term on a page, as in `term-storage-offset`.
    public var anchor: String { "term-" + Glossary.key(term) }
  }

  /// The address scheme of a link to a term, as in `[its offset](glossary:storage-offset)`.
  public static let scheme = "glossary:"

  /// The form of a term in which links find it: lower-case letters, digits and `_`, the rest dashes.
  public static func key(_ term: String) -> String {
    term.lowercased().split { !($0.isLetter || $0.isNumber || $0 == "_") }.joined(separator: "-")
  }

  /// The form of the term that a link leads to; `nil` where it leads elsewhere.
  public static func key(ofLink destination: String) -> String? {
    guard destination.hasPrefix(scheme) else { return nil }
    return key(String(destination.dropFirst(scheme.count)).replacing("%20", with: " "))
  }
}
