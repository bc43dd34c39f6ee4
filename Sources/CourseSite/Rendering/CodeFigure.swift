/// Source text on a page, with its language's name, and below it what it gave.
struct CodeFigure {
  var language: String
  /// What the caption says instead of the language's name.
  var name: String?
  var source: String
  /// What stands beside the language's name, as in `cell 3`.
  var notes: [String] = []
  /// A further class for the style sheet.
  var kind = ""
  var outputs: [Output] = []

  /// Text that code gave.
  struct Output {
    /// What kind of text it is; the style sheet gives each kind its look.
    enum Kind: String {
      case prints, errors, throwing = "throws", failed, stated
    }

    var kind: Kind
    var label: String
    var text: String
    /// What more is known of the text, as in `equal to PyTorch’s`.
    var remark: String?
  }

  var html: HTML {
    let classes = ["code", language.slug, kind].filter { !$0.isEmpty }.joined(separator: " ")
    return .element(.figure, classes, caption + [block] + outputs.map(\.html))
  }

  private var caption: [HTML] {
    let name = name ?? Self.names[language, default: language]
    guard !name.isEmpty || !notes.isEmpty else { return [] }
    let parts: [HTML] = [.element(.span, "language", [.text(name)])]
    return [
      .element(.figcaption, parts + notes.map { .element(.span, "note", [.text($0)]) })
    ]
  }

  /// The text: code wraps where a line is too long, text that may be a drawing scrolls.
  private var block: HTML {
    let code = HTML.element(.code, CodeLines.html(source, language: language))
    guard (Self.names[language] ?? "").isEmpty else { return .element(.pre, [code]) }
    return .element(
      .pre,
      [.init(.role, "group"), .init(.tabindex, "0"), .init(.ariaLabel, "Text")],
      [code]
    )
  }

  /// How languages are called on the page.
  private static let names = [
    "swift": "Swift", "python": "Python", "py": "Python", "sh": "Shell", "bash": "Shell",
    "shell": "Shell", "console": "Terminal", "text": "", "yaml": "YAML", "json": "JSON",
  ]
}

extension CodeFigure.Output {
  fileprivate var html: HTML {
    var head: [HTML] = [.element(.span, "label", [.text(label)])]
    if let remark { head.append(.element(.span, "remark", [.text(remark)])) }
    return .element(
      .div,
      "output \(kind.rawValue)",
      [
        .element(.p, head),
        .element(.pre, [.element(.code, CodeLines.html(text, language: ""))]),
      ]
    )
  }
}

extension String {
  /// The text without the line break that ends it.
  var withoutLastLineBreak: String {
    last?.isNewline == true ? String(dropLast()) : self
  }
}
