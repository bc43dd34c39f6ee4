extension CodeScanner {
  /// Takes a line comment, without its line break.
  mutating func takeLineComment() {
    advance { !$0.isNewline }
    emit(.comment)
  }

  /// Takes a `/* … */` comment, which may hold others.
  mutating func takeBlockComment() {
    var depth = 0
    repeat {
      if isAt("/*") {
        depth += 1
        advance(2)
      } else if isAt("*/") {
        depth -= 1
        advance(2)
      } else {
        advance()
      }
    } while depth > 0 && current != nil
    emit(.comment)
  }

  /// Takes a number: digits of any base, with a point only before a digit.
  mutating func takeNumber() {
    while let character = current {
      let isPoint = character == "." && peek(1)?.isNumber == true
      let isSign = "+-".contains(character) && "eE".contains(pending.last ?? " ")
      let isHex = pending.hasPrefix("0x")
      guard
        character.isLetter || character.isNumber || character == "_" || isPoint
          || (isSign && !isHex)
      else { break }
      advance()
    }
    emit(.number)
  }

  /// Takes a name.
  mutating func takeName() -> String {
    advance { $0.isLetter || $0.isNumber || $0 == "_" }
    return pending
  }
}
