/// Changes a solution in every small way in which one could have got it wrong.
struct Mutator {
  let code: SwiftCode
  private let lines: [Substring]
  private(set) var mutants: [Mutant] = []

  private init(_ source: String) {
    code = SwiftCode(source)
    lines = source.split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// The mutants of a solution, in the order of their lines; no two are the same text.
  static func mutants(of source: String) -> [Mutant] {
    var mutator = Mutator(source)
    mutator.changeTokens()
    mutator.changeConditions()
    mutator.changeCalls()
    mutator.changeStatements()
    var seen: Set = [source]
    return mutator.mutants.filter { seen.insert($0.text).inserted }.sorted { $0.line < $1.line }
  }

  /// Notes the text in which some tokens are replaced.
  mutating func replace(_ range: Range<Int>, with text: String, _ change: Mutant.Change) {
    let line = code.tokens[range.lowerBound].line
    let changed = code.replacing(range, with: text)
    let shown: String
    if text.isEmpty, change == .droppedStatement {
      shown = "dropped: " + String(lines[line - 1]).trimmedBlanks
    } else {
      let all = changed.split(separator: "\n", omittingEmptySubsequences: false)
      let now = line <= all.count ? String(all[line - 1]).trimmedBlanks : ""
      // What is dropped from the middle of a chain may be a whole line.
      shown =
        now == String(lines[line - 1]).trimmedBlanks || now.isEmpty || all.count < lines.count
        ? "dropped: " + code.text(range).firstLine : now
    }
    mutants.append(Mutant(change: change, text: changed, line: line, shown: shown))
  }
}

extension String {
  var trimmedBlanks: String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }

  var firstLine: String { String(trimmedBlanks.prefix { !$0.isNewline }) }
}
