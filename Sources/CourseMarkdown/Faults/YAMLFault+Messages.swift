extension YAMLFault {
  var words: FaultWords {
    switch self {
    case .malformed(.duplicateKey(let key)):
      FaultWords("malformed-yaml", "The key `\(key)` is given twice.", "Keep one of them.")
    case .malformed(.tab):
      FaultWords(
        "malformed-yaml",
        "The YAML is broken: a line is indented with a tab.",
        "Indent with spaces."
      )
    case .malformed(.syntax(let problem)):
      FaultWords("malformed-yaml", "The YAML is broken: \(problem).", Self.advice(on: problem))
    case .tooLarge(let limit):
      FaultWords(
        "malformed-yaml",
        "The YAML holds more than \(limit) values.",
        "Write less, or without aliases (`*name`)."
      )
    case .noMapping(let owner, let known):
      FaultWords(
        "wrong-type",
        "\(owner.capitalizedFirst) must be a mapping of keys to values.",
        "Write lines of `key: value`, the keys being "
          + known.map { "`\($0)`" }.joined(separator: ", ") + "."
      )
    case .unknownKey(let key, let owner, let known):
      FaultWords(
        "unknown-key",
        "\(owner.capitalizedFirst) has no key `\(key)`.",
        FaultWords.offer(key, among: known)
      )
    case .missingKey(let key, let owner):
      FaultWords(
        "missing-key",
        "\(owner.capitalizedFirst) lacks the key `\(key)`.",
        "Add a line `\(key): …`."
      )
    case .noText(let key):
      FaultWords(
        "wrong-type",
        "The value of `\(key)` must be text.",
        "Write some text after `\(key):`, in quotes if it holds `: ` or begins with a sign."
      )
    case .noNumber(let key, let range, let text):
      FaultWords(
        "wrong-type",
        "The value of `\(key)` must be a whole number from \(range.lowerBound) to \(range.upperBound), not `\(text)`.",
        "Write it in digits, as in `\(key): 3`."
      )
    case .noFlag(let key, let text):
      FaultWords(
        "wrong-type",
        "The value of `\(key)` must be `true` or `false`, not `\(text)`.",
        "Write `\(key): true`, or leave the line away."
      )
    case .noList(let key):
      FaultWords(
        "wrong-type",
        "The value of `\(key)` must be a list that is not empty.",
        "Write its elements below `\(key):`, each on a line that begins with `- `."
      )
    }
  }

  /// What usually helps against one of libyaml's complaints.
  private static func advice(on problem: String) -> String {
    if problem.contains("cannot start any token") {
      return "Put the value in single quotes: it may not begin with a backtick, `@` or `%`."
    }
    if problem.contains("mapping values are not allowed") {
      return "Put the value in single quotes if it holds `: `; else align it with its neighbours."
    }
    if problem.contains("quoted scalar") {
      return "Close the quotes; inside single quotes write `'` twice."
    }
    return "Align the keys of one mapping, and put values that hold special signs in single quotes."
  }
}

extension String {
  /// The text with its first letter in upper case.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
