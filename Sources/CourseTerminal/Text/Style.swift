/// How a stretch of text looks.
///
/// Only the sixteen colours that the reader's own theme defines, so that it is legible on light and
/// on dark backgrounds alike; most text keeps the theme's foreground.
package struct Style: Sendable, Hashable {
  /// A colour of the terminal's theme.
  package enum Color: Int, Sendable {
    case red = 31
    case green = 32
    case yellow = 33
    case blue = 34
    case magenta = 35
    case cyan = 36
  }

  var color: Color?
  var isBold = false
  var isDim = false
  var isItalic = false
  var isUnderlined = false
  /// Whether text and background change places, as for what is selected.
  var isReversed = false
  /// The address that the text leads to, for terminals that can follow one.
  var link: String?

  static let plain = Style()
  static let bold = Style(isBold: true)
  static let dim = Style(isDim: true)

  static func color(_ color: Color, bold: Bool = false) -> Style {
    Style(color: color, isBold: bold)
  }

  /// The style of text that has this style inside text that has `outer`.
  func within(_ outer: Style) -> Style {
    Style(
      color: color ?? outer.color,
      isBold: isBold || outer.isBold,
      isDim: isDim || outer.isDim,
      isItalic: isItalic || outer.isItalic,
      isUnderlined: isUnderlined || outer.isUnderlined,
      isReversed: isReversed || outer.isReversed,
      link: link ?? outer.link
    )
  }

  /// The numbers of the escape sequence that switches to this style.
  var codes: [Int] {
    var codes: [Int] = []
    if isBold { codes.append(1) }
    if isDim { codes.append(2) }
    if isItalic { codes.append(3) }
    if isUnderlined { codes.append(4) }
    if isReversed { codes.append(7) }
    if let color { codes.append(color.rawValue) }
    return codes
  }
}
