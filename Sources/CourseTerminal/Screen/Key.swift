/// A key that was pressed, or text that was pasted.
package enum Key: Sendable, Hashable {
  /// A key that writes a character; the space bar is one.
  case character(Character)
  /// A letter pressed together with Ctrl, in lower case.
  case control(Character)
  case enter, escape, tab, backTab, backspace, delete
  case up, down, left, right, home, end, pageUp, pageDown
  /// Text that the terminal says was pasted.
  case paste(String)
}
