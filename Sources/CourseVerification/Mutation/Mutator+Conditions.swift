extension Mutator {
  /// Conditions of `if`, `guard`, `while` and `where`, each negated.
  mutating func changeConditions() {
    for (index, token) in code.tokens.enumerated() where token.kind == .keyword {
      let end: Int?
      switch token.text {
      case "if", "while", "where": end = code.first(from: index + 1) { $0.text == "{" }
      case "guard": end = code.first(from: index + 1) { $0.text == "else" }
      default: continue
      }
      guard let end else { continue }
      for condition in code.items(in: (index + 1)..<end) where !code.binds(condition) {
        replace(condition, with: "!(\(code.text(condition)))", .negatedCondition)
      }
    }
  }
}
