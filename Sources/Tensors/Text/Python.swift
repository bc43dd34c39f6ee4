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

  /// What does not print as `\x1b` or `\u202e`; all else as it is.
  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    let value = scalar.value
    guard isUnprintable(value) else { return String(scalar) }
    let (letter, length) = value < 0x100 ? ("x", 2) : value < 0x1_0000 ? ("u", 4) : ("U", 8)
    let digits = String(value, radix: 16)
    return "\\" + letter + String(repeating: "0", count: length - digits.utf8.count) + digits
  }

  /// Whether a character only steers others, or separates them without being a space, or is nobody's.
  ///
  /// Those of Unicode's categories Cc, Cf, Co, Zl, Zp and Zs, by what Python's `str.isprintable` says.
  private static func isUnprintable(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0...0x1f, 0x7f...0xa0, 0xad: true
    case ..<0x600: false
    case 0x600...0x605, 0x61c, 0x6dd, 0x70f, 0x890, 0x891, 0x8e2, 0x1680, 0x180e: true
    case ..<0x2000: false
    case 0x2000...0x200f, 0x2028...0x202f, 0x205f...0x2064, 0x2066...0x206f, 0x3000: true
    case ..<0xe000: false
    case ...0xf8ff, 0xfeff, 0xfff9...0xfffb, 0x1_10bd, 0x1_10cd, 0x1_3430...0x1_3438: true
    case 0x1_bca0...0x1_bca3, 0x1_d173...0x1_d17a, 0xe_0001, 0xe_0020...0xe_007f: true
    default: scalar >= 0xf_0000
    }
  }
}
