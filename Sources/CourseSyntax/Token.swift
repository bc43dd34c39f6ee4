/// A stretch of source text and what it is.
package struct Token: Sendable, Hashable {
  /// What a stretch can be.
  package enum Kind: String, Sendable, CaseIterable {
    case plain, keyword, type, call, string, number, comment, attribute, prompt
  }

  /// What it is.
  package var kind: Kind
  /// The text.
  package var text: String

  init(_ kind: Kind, _ text: String) {
    self.kind = kind
    self.text = text
  }
}
