extension SwiftCode {
  /// The statements of all blocks, each as the stretch of its tokens.
  var statements: [Range<Int>] {
    tokens.indices.filter { tokens[$0].text == "{" && tokens[$0].kind == .punctuation }
      .flatMap { statements(ofBlock: $0) }
      .sorted { $0.lowerBound < $1.lowerBound }
  }

  /// The statements of a block that begins here: each begins with a line.
  func statements(ofBlock open: Int) -> [Range<Int>] {
    guard let close = partners[open], close > open else { return [] }
    var starts: [Int] = []
    var index = open + 1
    var isNewLine = false
    while index < close {
      let token = tokens[index]
      if token.hasBreak {
        isNewLine = true
      } else if isVisible(index) {
        if isNewLine, !continues(token) { starts.append(index) }
        isNewLine = false
      }
      index = next(index)
    }
    return starts.enumerated().compactMap { number, start in
      trimmed(start..<(number + 1 < starts.count ? starts[number + 1] : close))
    }
  }

  /// Whether a line that begins so goes on with the statement above.
  private func continues(_ token: SwiftToken) -> Bool {
    switch token.kind {
    case .operator: token.text != "!" && token.text != "-"
    case .punctuation: "{:,".contains(token.text)
    case .keyword:
      ["else", "catch", "where", "as", "is", "in", "throws", "async"].contains(token.text)
    default: false
    }
  }

  /// Whether a statement declares something that others may need.
  func declares(_ statement: Range<Int>) -> Bool {
    let first = tokens[statement.lowerBound]
    return first.kind == .attribute || Self.declaring.contains(first.text)
  }

  /// Whether a condition makes a name known.
  func binds(_ range: Range<Int>) -> Bool {
    tokens[range].contains { ["let", "var", "case"].contains($0.text) || $0.kind == .attribute }
  }

  private static let declaring: Set = [
    "actor", "case", "class", "convenience", "default", "deinit", "enum", "extension",
    "fileprivate",
    "final", "func", "import", "indirect", "init", "internal", "lazy", "let", "mutating",
    "nonisolated", "open", "override", "package", "private", "protocol", "public", "required",
    "return", "static", "struct", "subscript", "typealias", "unowned", "var", "weak", "get", "set",
    "willSet", "didSet",
  ]
}
