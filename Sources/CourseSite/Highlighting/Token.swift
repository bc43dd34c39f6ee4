/// A stretch of source text and what it is.
struct Token: Sendable, Hashable {
  /// What a stretch can be.
  ///
  /// The style sheet gives each a colour, by the raw value.
  enum Kind: String, Sendable {
    case plain
    case keyword = "k"
    case type = "t"
    case call = "f"
    case string = "s"
    case number = "n"
    case comment = "c"
    case attribute = "a"
    case prompt = "p"
  }

  var kind: Kind
  var text: String

  init(_ kind: Kind, _ text: String) {
    self.kind = kind
    self.text = text
  }
}
