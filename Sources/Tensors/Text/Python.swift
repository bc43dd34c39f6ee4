/// How Python prints values.
package enum Python {
  /// A string as `repr` shows it: in single quotes unless it holds one and no double ones.
  package static func repr(_ text: String) -> String {
    let quote: Unicode.Scalar =
      text.unicodeScalars.contains("'") && !text.unicodeScalars.contains("\"")
      ? "\"" : "'"
    var result = String(quote)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case quote: result += "\\" + String(scalar)
      default: result += escaped(scalar)
      }
    }
    return result + String(quote)
  }

  /// Strings in a list as `repr` shows it.
  package static func repr(_ texts: [String]) -> String {
    "[" + texts.map { repr($0) }.joined(separator: ", ") + "]"
  }

  /// Integers in a tuple as `repr` shows it, as in `(3,)`.
  package static func tuple(_ numbers: [Int]) -> String {
    let inner = numbers.map { String($0) }.joined(separator: ", ")
    return "(" + inner + (numbers.count == 1 ? ",)" : ")")
  }

  /// A `torch.Size` as `repr` shows it.
  package static func size(_ shape: [Int]) -> String { "torch.Size(" + list(shape) + ")" }

  /// A truth value as `repr` shows it.
  package static func repr(_ value: Bool) -> String { value ? "True" : "False" }

  /// A number as `repr` shows it, with the fewest digits that give it back.
  package static func repr(_ value: Double) -> String { String(value) }

  /// Control characters as `\x1b`; all else as it is.
  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    guard scalar.value < 0x20 || (0x7f..<0xa1).contains(scalar.value) else { return String(scalar) }
    let digits = String(scalar.value, radix: 16)
    return "\\x" + (digits.utf8.count < 2 ? "0" : "") + digits
  }
}
