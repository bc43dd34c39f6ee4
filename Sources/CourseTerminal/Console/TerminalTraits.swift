import Foundation

/// What the terminal can do and how large it is.
package struct TerminalTraits: Sendable, Hashable {
  /// Whether somebody sits before it: both what is typed and what is shown are a terminal's.
  package var isInteractive: Bool
  /// Whether text may have colours.
  package var usesColor: Bool
  /// Whether the cursor may be moved, as to clear the screen.
  package var canMoveCursor: Bool
  /// How many characters a line has.
  package var columns: Int
  /// How many lines there are.
  package var rows: Int

  /// Describes a terminal.
  package init(
    isInteractive: Bool,
    usesColor: Bool,
    canMoveCursor: Bool,
    columns: Int,
    rows: Int
  ) {
    self.isInteractive = isInteractive
    self.usesColor = usesColor
    self.canMoveCursor = canMoveCursor
    self.columns = columns
    self.rows = rows
  }

  /// Looks at what standard input and output are connected to, now.
  ///
  /// `NO_COLOR` and `TERM=dumb` are heeded; where output is no terminal, `COLUMNS` gives the width.
  package static func current(
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> TerminalTraits {
    let showsOnTerminal = Output.standard.isTerminal
    let isDumb = ["dumb", ""].contains(environment["TERM"] ?? "")
    let size = showsOnTerminal ? windowSize() : nil
    return TerminalTraits(
      isInteractive: showsOnTerminal && isatty(STDIN_FILENO) == 1,
      usesColor: showsOnTerminal && !isDumb && (environment["NO_COLOR"] ?? "").isEmpty,
      canMoveCursor: showsOnTerminal && !isDumb,
      columns: size?.columns ?? environment["COLUMNS"].flatMap { Int($0) } ?? 80,
      rows: size?.rows ?? 24
    )
  }

  private static func windowSize() -> (columns: Int, rows: Int)? {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return (Int(size.ws_col), size.ws_row > 0 ? Int(size.ws_row) : 24)
  }
}
