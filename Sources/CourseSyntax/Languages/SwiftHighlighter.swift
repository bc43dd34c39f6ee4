/// Cuts Swift into tokens, well enough to colour it.
enum SwiftHighlighter {
  static func tokens(of source: String) -> [Token] {
    var scanner = CodeScanner(source)
    while let character = scanner.current {
      if scanner.isAt("//") {
        scanner.takeLineComment()
      } else if scanner.isAt("/*") {
        scanner.takeBlockComment()
      } else if character == "\"" || (character == "#" && startsRawString(scanner)) {
        takeString(&scanner)
        scanner.emit(.string)
      } else if character.isNumber {
        scanner.takeNumber()
      } else if character == "@" || character == "#" {
        scanner.advance()
        _ = scanner.takeName()
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

  private static func takeName(_ scanner: inout CodeScanner) {
    let isMember = scanner.tokens.last?.text.hasSuffix(".") == true
    let name = scanner.takeName()
    if keywords.contains(name), !isMember || name == "self" || name == "init" {
      scanner.emit(.keyword)
    } else if name.first?.isUppercase == true {
      scanner.emit(.type)
    } else if scanner.current == "(" {
      scanner.emit(.call)
    } else {
      scanner.emit(.plain)
    }
  }

  private static func startsRawString(_ scanner: CodeScanner) -> Bool {
    var distance = 0
    while scanner.peek(distance) == "#" { distance += 1 }
    return scanner.peek(distance) == "\""
  }

  /// Takes a string of any kind with its interpolations; one without end stops with its line.
  private static func takeString(_ scanner: inout CodeScanner) {
    var pounds = ""
    while scanner.current == "#" {
      pounds.append("#")
      scanner.advance()
    }
    let isMultiline = scanner.isAt("\"\"\"")
    let end = (isMultiline ? "\"\"\"" : "\"") + pounds
    scanner.advance(isMultiline ? 3 : 1)
    while let character = scanner.current {
      if scanner.isAt(end) { return scanner.advance(end.count) }
      if character.isNewline, !isMultiline { return }
      if scanner.isAt("\\" + pounds + "(") {
        scanner.advance(1 + pounds.count)
        takeInterpolation(&scanner)
      } else if scanner.isAt("\\" + pounds) {
        scanner.advance(2 + pounds.count)
      } else {
        scanner.advance()
      }
    }
  }

  /// Takes from one parenthesis to the one that closes it.
  private static func takeInterpolation(_ scanner: inout CodeScanner) {
    var depth = 0
    while let character = scanner.current, !character.isNewline {
      if character == "\"" {
        takeString(&scanner)
        continue
      }
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      scanner.advance()
      if depth == 0 { return }
    }
  }

  private static let keywords: Set<String> = [
    "actor", "any", "as", "associatedtype", "async", "await", "borrowing", "break", "case", "catch",
    "class", "consuming", "continue", "default", "defer", "deinit", "do", "else", "enum",
    "extension", "fallthrough", "false", "fileprivate", "final", "for", "func", "get", "guard",
    "if", "import", "in", "indirect", "init", "inout", "internal", "is", "lazy", "let", "mutating",
    "nil", "nonisolated", "open", "operator", "override", "package", "private", "protocol",
    "public", "repeat", "rethrows", "return", "self", "Self", "set", "some", "static", "struct",
    "subscript", "super", "switch", "throw", "throws", "true", "try", "typealias", "unowned", "var",
    "weak", "where", "while",
  ]
}
