extension Mutator {
  /// Operators, flags, numbers, texts and names with a counterpart.
  mutating func changeTokens() {
    for (index, token) in code.tokens.enumerated() {
      let here = index..<(index + 1)
      switch token.kind {
      case .operator:
        changeOperator(index)
      case .keyword:
        if let other = Self.flags[token.text] { replace(here, with: other, .swappedFlag) }
      case .number:
        if let number = Int(token.text) {
          replace(here, with: "\(number + 1)", .offByOne)
          if number > 1 { replace(here, with: "\(number - 1)", .offByOne) }
        }
      case .string:
        if let other = Self.changed(token.text) { replace(here, with: other, .changedText) }
      case .name:
        let isMember = index > 0 && code.tokens[index - 1].text.hasSuffix(".")
        if isMember, let other = Self.ends[token.text] { replace(here, with: other, .swappedEnd) }
        if !isMember, let other = Self.functions[token.text] {
          replace(here, with: other, .swappedEnd)
        }
      default:
        continue
      }
    }
  }

  private mutating func changeOperator(_ index: Int) {
    let token = code.tokens[index]
    let here = index..<(index + 1)
    if token.text == "..." || token.text == "..<" {
      return replace(here, with: token.text == "..." ? "..<" : "...", .offByOne)
    }
    if code.isSpaced(index) {
      for other in Self.operators[token.text] ?? [] { replace(here, with: other, .swappedOperator) }
      if token.text == "?" { swapBranches(of: index) }
    } else if token.text == "!", index + 1 < code.tokens.count,
      code.tokens[index + 1].kind != .blank, isPrefix(index)
    {
      replace(here, with: "", .negatedCondition)
    }
  }

  private func isPrefix(_ index: Int) -> Bool {
    guard index > 0 else { return true }
    let before = code.tokens[index - 1]
    return before.kind == .blank || "([{".contains(before.text)
  }

  /// `a ? b : c` becomes `a ? c : b`.
  private mutating func swapBranches(of question: Int) {
    guard let colon = code.first(from: question + 1, where: { $0.text == ":" }) else { return }
    var end = colon + 1
    while end < code.tokens.count {
      let token = code.tokens[end]
      if token.isClosing || token.text == "," || token.text == "{" { break }
      if token.hasBreak, let next = code.visible(from: end), code.tokens[next].kind != .operator {
        break
      }
      end = code.next(end)
    }
    guard let yes = code.trimmed((question + 1)..<colon), let no = code.trimmed((colon + 1)..<end)
    else { return }
    let between = code.text(yes.upperBound..<no.lowerBound)
    let swapped = code.text(no) + between + code.text(yes)
    replace(yes.lowerBound..<no.upperBound, with: swapped, .swappedBranches)
  }

  /// A text literal of one line with something else in it.
  private static func changed(_ literal: String) -> String? {
    guard literal.hasPrefix("\""), !literal.hasPrefix("\"\"\""), literal.hasSuffix("\""),
      literal.count >= 2
    else { return nil }
    return literal.dropLast() + "_\""
  }

  private static let flags = ["true": "false", "false": "true"]
  private static let functions = ["min": "max", "max": "min"]
  private static let ends = [
    "first": "last", "last": "first", "prefix": "suffix", "suffix": "prefix",
    "dropFirst": "dropLast", "dropLast": "dropFirst", "hasPrefix": "hasSuffix",
    "hasSuffix": "hasPrefix", "min": "max", "max": "min", "union": "intersection",
    "intersection": "union", "allSatisfy": "contains",
  ]
  private static let operators = [
    "==": ["!="], "!=": ["=="], "===": ["!=="], "!==": ["==="],
    "<": ["<="], "<=": ["<"], ">": [">="], ">=": [">"],
    "&&": ["||"], "||": ["&&"], "+": ["-"], "-": ["+"], "*": ["+"], "/": ["*"], "%": ["/"],
    "+=": ["-=", "="], "-=": ["+="], "*=": ["+="], "/=": ["*="],
  ]
}
