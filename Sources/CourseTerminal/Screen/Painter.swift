/// Says what a terminal must be sent so that it shows a frame: only the lines that have changed.
package struct Painter: Sendable {
  private var shown: Frame?
  private let usesColor: Bool

  /// Begins with a screen of which nothing is known.
  package init(usesColor: Bool) {
    self.usesColor = usesColor
  }

  /// Forgets what is shown, as after another program has used the screen.
  package mutating func forget() { shown = nil }

  /// What to send; nothing where the frame is shown already.
  package mutating func paint(_ frame: Frame) -> String {
    guard frame != shown else { return "" }
    let isNew = shown?.columns != frame.columns || shown?.lines.count != frame.lines.count
    var text = isNew ? "\u{1B}[0m\u{1B}[2J" : ""
    for (row, line) in frame.lines.enumerated() where isNew || shown?.lines[row] != line {
      if isNew, line.isBlank { continue }
      text += "\u{1B}[\(row + 1);1H" + line.text(color: usesColor) + "\u{1B}[K"
    }
    if let cursor = frame.cursor {
      text += "\u{1B}[\(cursor.row + 1);\(cursor.column + 1)H\u{1B}[?25h"
    } else if shown?.cursor != nil {
      text += "\u{1B}[?25l"
    }
    shown = frame
    // Terminals that know this mode show the change at once, the others ignore it.
    return "\u{1B}[?2026h\(text)\u{1B}[?2026l"
  }
}
