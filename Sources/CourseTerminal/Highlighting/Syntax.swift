/// What the highlighter has to know of a programming language.
struct Syntax: Sendable {
  /// The words with a meaning of their own.
  let keywords: Set<String>
  /// What begins a comment that ends with its line.
  let lineComment: String
  /// What encloses a comment of any length, where the language has such.
  let blockComment: (start: String, end: String)?
  /// What encloses a string; the longer ones first.
  let quotes: [String]

  /// The syntax of a language, by the word after a fence.
  static func named(_ name: String) -> Syntax? {
    switch name {
    case "swift": swift
    case "python", "py": python
    default: nil
    }
  }

  static let swift = Syntax(
    keywords: [
      "Any", "actor", "as", "async", "await", "break", "case", "catch", "class", "continue",
      "default", "defer", "deinit", "do", "else", "enum", "extension", "false", "fileprivate",
      "final", "for", "func", "guard", "if", "import", "in", "init", "inout", "internal", "is",
      "let", "nil", "open", "override", "package", "private", "protocol", "public", "repeat",
      "return", "self", "some", "static", "struct", "subscript", "super", "switch", "throw",
      "throws", "true", "try", "var", "where", "while",
    ],
    lineComment: "//",
    blockComment: ("/*", "*/"),
    quotes: ["\"\"\"", "\""]
  )

  static let python = Syntax(
    keywords: [
      "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class",
      "continue", "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if",
      "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "self",
      "try", "while", "with", "yield",
    ],
    lineComment: "#",
    blockComment: nil,
    quotes: ["\"\"\"", "'''", "\"", "'"]
  )
}
