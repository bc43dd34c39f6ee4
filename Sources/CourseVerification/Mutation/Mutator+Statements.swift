extension Mutator {
  /// Statements left out, results emptied.
  mutating func changeStatements() {
    for statement in code.statements {
      let first = code.tokens[statement.lowerBound]
      if first.text == "return" {
        if let value = code.trimmed((statement.lowerBound + 1)..<statement.upperBound) {
          empty(value)
        }
      } else if first.text == "guard" {
        let end = code.first(from: statement.lowerBound) { $0.text == "else" }
        if let end, !code.binds(statement.lowerBound..<end) { drop(statement) }
      } else if !code.declares(statement) {
        drop(statement)
      }
    }
    for (index, token) in code.tokens.enumerated() where token.text == "{" {
      guard isBody(index), let only = onlyStatement(ofBlock: index),
        !code.declares(only), !Self.controlling.contains(code.tokens[only.lowerBound].text)
      else { continue }
      empty(only)
    }
  }

  /// The statement of a block that has one, be it on a line of its own or beside the braces.
  private func onlyStatement(ofBlock open: Int) -> Range<Int>? {
    let statements = code.statements(ofBlock: open)
    if statements.count == 1 { return statements[0] }
    guard let close = code.partners[open], close > open + 1,
      !code.tokens[open..<close].contains(where: \.hasBreak)
    else { return nil }
    return code.trimmed((open + 1)..<close)
  }

  private mutating func drop(_ statement: Range<Int>) {
    replace(statement, with: "", .droppedStatement)
  }

  private mutating func empty(_ value: Range<Int>) {
    // What is empty already would be changed into itself.
    guard !["nil", "false", "0", "[]", "[:]", "\"\"", ".init()"].contains(code.text(value)) else {
      return
    }
    for nothing in [".init()", "nil"] {
      replace(value, with: nothing, .emptiedResult)
    }
  }

  /// Whether the block is the body of something that returns: `-> Type {`, `var name: Type {`.
  private func isBody(_ brace: Int) -> Bool {
    var index = brace
    while let before = code.visible(before: index) {
      let token = code.tokens[before]
      if ["->", "func", "var", "get"].contains(token.text) { return true }
      if token.text == "{" || token.text == "}" || token.text == "=" { return false }
      index = token.isClosing ? code.partners[before] ?? before : before
    }
    return false
  }

  private static let controlling: Set = [
    "if", "for", "while", "repeat", "do", "switch", "defer", "break", "continue", "throw",
  ]
}
