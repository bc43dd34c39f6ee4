/// What a learner can type while reading.
enum Command: Sendable, Hashable {
  case next, back, leave, help, rerun, skip, start, check, hint
  /// A single letter that is none of the above, or any letter where a question waits.
  case text(String)

  /// Understands a typed line: a letter or the whole word.
  init(_ line: String) {
    let word = line.trimmed.lowercased()
    self =
      switch word {
      case "", "n", "next": .next
      case "p", "back", "previous": .back
      case "q", "quit", "l", "list": .leave
      case "?", "help": .help
      case "r", "run": .rerun
      case "s", "skip": .skip
      case "start": .start
      case "check": .check
      case "h", "hint": .hint
      default: .text(word)
      }
  }
}

extension String {
  /// The text without spaces at its ends.
  var trimmed: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
