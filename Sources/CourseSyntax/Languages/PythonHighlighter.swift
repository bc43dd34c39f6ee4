/// Cuts Python into tokens, well enough to colour it.
enum PythonHighlighter {
  static func tokens(of source: String) -> [Token] {
    var scanner = CodeScanner(source)
    while let character = scanner.current {
      if character == "#" {
        scanner.takeLineComment()
      } else if character == "\"" || character == "'" {
        takeString(&scanner)
      } else if character.isNumber {
        scanner.takeNumber()
      } else if character == "@", isAtLineStart(scanner) {
        scanner.advance()
        scanner.advance { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
        scanner.emit(.attribute)
      } else if character.isLetter || character == "_" {
        takeName(&scanner)
      } else {
        scanner.advance()
        scanner.emit(.plain)
      }
    }
    return scanner.tokens
  }

  private static func isAtLineStart(_ scanner: CodeScanner) -> Bool {
    guard let before = scanner.tokens.last?.text else { return true }
    return before.reversed().first { $0 != " " && $0 != "\t" }?.isNewline == true
  }

  private static func takeName(_ scanner: inout CodeScanner) {
    let isMember = scanner.tokens.last?.text.hasSuffix(".") == true
    let name = scanner.takeName()
    let isPrefix = name.count <= 2 && name.lowercased().allSatisfy { "frbu".contains($0) }
    if isPrefix, scanner.current == "\"" || scanner.current == "'" {
      takeString(&scanner)
    } else if keywords.contains(name), !isMember {
      scanner.emit(.keyword)
    } else if name.first?.isUppercase == true {
      scanner.emit(.type)
    } else if scanner.current == "(" {
      scanner.emit(.call)
    } else {
      scanner.emit(.plain)
    }
  }

  /// Takes a string, of one line or between triple quotes.
  private static func takeString(_ scanner: inout CodeScanner) {
    guard let quote = scanner.current else { return }
    let triple = String(repeating: quote, count: 3)
    let end = scanner.isAt(triple) ? triple : String(quote)
    scanner.advance(end.count)
    while let character = scanner.current {
      if scanner.isAt(end) {
        scanner.advance(end.count)
        break
      }
      if character.isNewline, end.count == 1 { break }
      scanner.advance(character == "\\" ? 2 : 1)
    }
    scanner.emit(.string)
  }

  private static let keywords: Set<String> = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue",
    "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import",
    "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "self", "try",
    "while", "with", "yield",
  ]
}
