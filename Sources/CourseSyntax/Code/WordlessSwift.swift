/// A Swift file without its words: comments are spaces, and so is the text of strings.
///
/// What looks for words in code looks here. It is made for files whose authors may want something not to
/// be found, so it errs on one side: where this lexer and the compiler's could part ways, nothing is
/// taken out. An interpolation is code, whatever it stands in.
package struct WordlessSwift: Sendable {
  /// The text, as long as it was in UTF-8, each line and each byte of code where it was.
  package let text: String
  /// Whether comments and strings were told apart from code; otherwise all is left.
  package let isCertain: Bool

  /// Takes the words out of a file.
  package init(_ source: String) {
    var eraser = WordEraser(source)
    do throws(WordEraser.Uncertain) {
      try eraser.eraseAll()
      text = eraser.erased
      isCertain = true
    } catch {
      text = source
      isCertain = false
    }
  }
}
