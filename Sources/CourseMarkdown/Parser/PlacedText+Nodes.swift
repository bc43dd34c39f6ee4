import CourseModel

/// Where nodes stand in the file, with what `libcmark` leaves inexact put right.
extension PlacedText {
  /// The stretch of the file that a block fills.
  ///
  /// `libcmark` lets a list end on the line after it, and an HTML block before its beginning.
  func range(ofBlock node: MarkdownNode) -> SourceRange {
    var end = node.end
    if end.column == 0 {
      end.line -= 1
      while end.line > node.start.line, line(end.line).allSatisfy(\.isWhitespace) { end.line -= 1 }
      end.column = max(1, line(end.line).utf8.count)
    }
    return range(node.start, max(node.start, end))
  }

  /// The stretch of the file that an inline fills, which stands in `block`.
  ///
  /// `libcmark` counts columns of a paragraph's later lines as though nothing stood before them but
  /// what stands before the first: indentation and `>` are counted anew here.
  func range(ofInline node: MarkdownNode, in block: MarkdownNode, quotes: Int) -> SourceRange {
    guard node.start.line > 0 else { return range(ofBlock: block) }
    func exact(_ position: SourcePosition) -> SourcePosition {
      guard position.line != block.start.line else { return position }
      let inContent = position.column - (block.start.column - 1)
      let prefix = prefixLength(ofLine: position.line, quotes: quotes)
      return SourcePosition(line: position.line, column: max(1, prefix + inContent))
    }
    let start = exact(node.start)
    return range(start, max(start, exact(node.end)))
  }

  /// How many bytes of indentation and quote marks a line begins with.
  private func prefixLength(ofLine number: Int, quotes: Int) -> Int {
    var quotes = quotes
    var length = 0
    for byte in line(number).utf8 {
      if byte == UInt8(ascii: ">"), quotes > 0 {
        quotes -= 1
      } else if byte != UInt8(ascii: " "), byte != UInt8(ascii: "\t") {
        break
      }
      length += 1
    }
    return length
  }

  /// The text of a line, empty where there is no such line.
  func line(_ number: Int) -> Substring {
    lines.indices.contains(number - 1) ? lines[number - 1] : ""
  }
}
