import CourseModel

/// A node of a parsed CommonMark document, with its place in the text that was parsed.
struct MarkdownNode {
  /// What it is.
  var kind: Kind
  /// Its first character.
  var start: SourcePosition
  /// Its last character.
  var end: SourcePosition
  /// What is inside.
  var children: [MarkdownNode] = []

  /// What a node can be.
  enum Kind: Equatable {
    case document
    case quote
    case bulletList(tight: Bool)
    case orderedList(start: Int, tight: Bool)
    case item
    case code(info: String, text: String)
    case htmlBlock(String)
    case paragraph
    case heading(level: Int)
    case rule
    case text(String)
    case softBreak
    case lineBreak
    case codeSpan(String)
    case inlineHTML(String)
    case emphasis
    case strong
    case link(destination: String, title: String)
    case image(source: String, title: String)
    /// What stands here is nested too deeply, and left out.
    case tooDeep
  }
}
