/// The colours of a terminal, or none in a pipe.
public struct Palette: Sendable {
  /// What a piece of text is; the raw value is the terminal's code for it.
  public enum Style: String, Sendable {
    case plain = ""
    case heading = "1"
    /// What matters less.
    case faint = "2"
    /// What is gone or wrong.
    case bad = "31"
    /// What is new or right.
    case good = "32"
    /// What is to be noticed.
    case notable = "33"
    /// The type of something.
    case kind = "36"
  }

  /// Whether text is coloured at all.
  public let isColoured: Bool

  /// Chooses whether to colour.
  public init(isColoured: Bool) { self.isColoured = isColoured }

  /// Text as it is.
  public static let plain = Palette(isColoured: false)

  /// Text in its colour.
  public func paint(_ text: String, _ style: Style) -> String {
    guard isColoured, style != .plain, !text.isEmpty else { return text }
    return "\u{1b}[\(style.rawValue)m\(text)\u{1b}[0m"
  }
}
