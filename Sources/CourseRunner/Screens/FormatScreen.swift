import CourseSyntax

/// Looks at the formats that a text gives to `String(format:)`, of which it is known to call that.
///
/// A format is believed about its values: `%s` reads memory where a number says, `%@` calls what lies
/// there, and one `%d` too many reads what is the checks'. No compiler looks at it, so a format has to
/// stand where it is used, with conversions of numbers, one for every value.
enum FormatScreen {
  /// What is found, in order of lines.
  static func findings(in text: String) -> [ScreenFinding] {
    let code = WordlessSwift(text)
    let whole = Substring(code.text)
    let calls = whole.matches(of: label).map(\.range).filter { call in
      let place = whole.utf8.distance(from: whole.startIndex, to: call.upperBound)
      return !isHarmless(code, from: place, in: text)
    }
    let places = calls + whole.matches(of: withoutLabel).map(\.range)
    return places.map { place in
      let line = 1 + whole.utf8[..<place.lowerBound].count { $0 == UInt8(ascii: "\n") }
      return ScreenFinding(line: line, what: what, reason: reason)
    }
  }

  private static let what = "a format that could reach into memory"
  private static let reason =
    "Write a format in place, as in `String(format: \"%.2f\", loss)`: conversions of numbers, one a value."

  // Regexes are not Sendable; these are never changed.
  /// The label, and whatever could still make it one.
  nonisolated(unsafe) private static let label = /\bformat(?=[\s`]*[:\/`])/.plain
  /// What calls an initializer without its labels.
  nonisolated(unsafe) private static let withoutLabel =
    /\.[\s`]*init\b(?![\s`]*[(:])|\bCVarArg\b/.plain
  nonisolated(unsafe) private static let literal = /\s*:\s*"((?!"")[^"\\\n]*)"/.plain
  /// Values that do not stand in the call.
  nonisolated(unsafe) private static let list = /[\s`]*,[\s`]*(?:locale|arguments)\b/.plain
  nonisolated(unsafe) private static let conversion =
    /%(?:%|[-+ 0#]*\d{0,3}(?:\.\d{0,3})?(?:hh|h|ll|l|q|z)?[dioxXufFeEgGaAc])/.plain

  /// Whether what stands after the label, at a byte, is a format of numbers and as many values.
  ///
  /// The format is read in the file, and the values in its code.
  private static func isHarmless(_ code: WordlessSwift, from place: Int, in text: String) -> Bool {
    let words = text.utf8.dropFirst(place)
    guard let format = Substring(words).prefixMatch(of: literal) else { return false }
    let length = text.utf8.distance(from: words.startIndex, to: format.range.upperBound)
    let rest = Substring(code.text.utf8.dropFirst(place + length))
    guard rest.prefixMatch(of: list) == nil else { return false }
    let conversions = format.1.matches(of: conversion).map(\.output)
    let signs = conversions.reduce(0) { $0 + $1.utf8.count { $0 == UInt8(ascii: "%") } }
    return signs == format.1.utf8.count { $0 == UInt8(ascii: "%") }
      && values(in: rest.utf8, isCertain: code.isCertain)
        == conversions.count { $0 != "%%" }
  }

  /// How many values follow the format until its call ends; `nil` where that is not plain to see.
  private static func values(in text: Substring.UTF8View, isCertain: Bool) -> Int? {
    var open = 0
    var isText = false
    var values = [false]
    for (place, byte) in zip(text.indices, text) {
      switch (Character(Unicode.Scalar(byte)), isText) {
      // No regex begins with a space, and no comment is left.
      case ("/", false) where isCertain && text[place...].dropFirst().first == UInt8(ascii: " "):
        continue
      case ("\\", true), ("\n", true), ("/", false), ("#", false), ("`", false): return nil
      case ("\"", _):
        isText.toggle()
        values[values.count - 1] = true
      case (_, true), (" ", _), ("\n", _), ("\r", _), ("\t", _): continue
      case (")", _) where open == 0: return values[0] ? nil : values.dropFirst().count { $0 }
      case (")", _), ("]", _), ("}", _): open -= 1
      case (",", _) where open == 0: values.append(false)
      case (let sign, _):
        if "([{".contains(sign) { open += 1 }
        values[values.count - 1] = true
      }
    }
    return nil
  }
}
