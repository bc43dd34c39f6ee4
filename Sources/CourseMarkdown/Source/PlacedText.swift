import CourseModel

/// Text that knows where in its file every character stands.
///
/// A lesson's body, a fence's body, a YAML value and a table's cell are all pieces of one file.
/// Whatever is found in a piece is reported at the file's own line and column.
struct PlacedText {
  /// The text, its lines ended by `\n`.
  let text: String
  /// The lines, without their ends.
  let lines: [Substring]
  /// The file, relative to the course's folder.
  let file: String

  /// From here on, until the next anchor, text and file run in parallel.
  private struct Anchor {
    var inText: SourcePosition
    var inFile: SourcePosition
  }

  /// The anchors, in order; never empty.
  private var anchors: [Anchor]

  /// Places text that fills whole lines of a file.
  init(_ text: String, file: String, firstLine: Int = 1) {
    self.text = text
    self.file = file
    lines = text.unixLines
    anchors = [Anchor(inText: SourcePosition(line: 1), inFile: SourcePosition(line: firstLine))]
  }

  /// Where a position of the text stands in the file.
  ///
  /// - Complexity: O(log *n*), *n* being the number of pieces of which the text consists.
  func place(_ position: SourcePosition) -> SourcePosition {
    var low = 0
    var high = anchors.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if anchors[middle].inText <= position { low = middle } else { high = middle }
    }
    let anchor = anchors[low]
    let lines = position.line - anchor.inText.line
    return lines == 0
      ? SourcePosition(
        line: anchor.inFile.line,
        column: max(1, anchor.inFile.column + position.column - anchor.inText.column)
      )
      : SourcePosition(line: max(1, anchor.inFile.line + lines), column: position.column)
  }

  /// The stretch of the file between two positions of the text.
  func range(_ start: SourcePosition, _ end: SourcePosition) -> SourceRange {
    let first = place(start)
    return SourceRange(file: file, start: first, end: max(first, place(end)))
  }

  /// The stretch of the file that holds `count` bytes of one line of the text.
  func range(line: Int, column: Int = 1, count: Int = 1) -> SourceRange {
    range(
      SourcePosition(line: line, column: column),
      SourcePosition(line: line, column: column + max(count, 1) - 1)
    )
  }

  /// The stretch of the file that the whole text fills.
  var range: SourceRange {
    let last = lines.lastIndex { !$0.isEmpty } ?? 0
    return range(
      SourcePosition(line: 1),
      SourcePosition(line: last + 1, column: max(1, lines[last].utf8.count))
    )
  }
}

extension PlacedText {
  /// Places text that was taken from this text, beginning at `start`.
  ///
  /// Taking it may have removed indentation and prefixes, folded lines or resolved escapes. The
  /// two are aligned greedily, line by line; where that fails, the last known place is used.
  func piece(_ content: String, from start: SourcePosition) -> PlacedText {
    var piece = PlacedText(content, file: file)
    piece.anchors = [Anchor(inText: SourcePosition(line: 1), inFile: place(start))]
    let bytes = Array(content.utf8)
    var cursor = Cursor()
    var line = start.line
    while line <= lines.count {
      cursor.skipBlanks(bytes)
      guard cursor.index < bytes.count else { break }
      let source = Array(lines[line - 1].utf8)
      var column = line == start.line ? start.column - 1 : 0
      var matched = 0
      var isNewRun = true
      while column < source.count, cursor.index < bytes.count {
        if bytes[cursor.index] == source[column] {
          if isNewRun {
            let place = place(SourcePosition(line: line, column: column + 1))
            piece.anchors.append(Anchor(inText: cursor.position, inFile: place))
            isNewRun = false
          }
          cursor.advance(bytes)
          matched += 1
        } else if matched > 0, !source[column].isEscape {
          break
        } else {
          isNewRun = true
        }
        column += 1
      }
      if matched == 0, !source.allSatisfy(\.isBlank) { break }
      line += 1
    }
    return piece
  }

  /// The same text without blanks and lines' ends at its end.
  var trimmedEnd: PlacedText {
    var rest = text[...]
    while rest.last?.isWhitespace == true { rest.removeLast() }
    var trimmed = PlacedText(String(rest), file: file)
    trimmed.anchors = anchors
    return trimmed
  }

  /// Another text whose lines stand where those of this one stand.
  func with(_ text: String) -> PlacedText {
    var other = PlacedText(text, file: file)
    other.anchors = anchors
    return other
  }

  /// The same text between a prefix and a suffix that the file does not hold.
  func wrapped(prefix: String, suffix: String) -> PlacedText {
    var wrapped = PlacedText(prefix + text + suffix, file: file)
    wrapped.anchors = anchors
    for index in anchors.indices where anchors[index].inText.line == 1 {
      wrapped.anchors[index].inText.column += prefix.utf8.count
    }
    return wrapped
  }

  /// A place in the text that is being aligned.
  private struct Cursor {
    var index = 0
    var position = SourcePosition(line: 1)

    mutating func advance(_ bytes: [UInt8]) {
      if bytes[index] == UInt8(ascii: "\n") {
        position = SourcePosition(line: position.line + 1)
      } else {
        position.column += 1
      }
      index += 1
    }

    mutating func skipBlanks(_ bytes: [UInt8]) {
      while index < bytes.count, bytes[index].isBlank { advance(bytes) }
    }
  }
}

extension String {
  /// The lines between `\n`, looked for among the bytes: characters take far longer.
  var unixLines: [Substring] {
    utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(Substring.init)
  }
}

extension UInt8 {
  /// Whether this is a space, a tab or a line's end.
  fileprivate var isBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0A }
  /// Whether an author writes this before or around a character that does not appear itself.
  fileprivate var isEscape: Bool {
    self == UInt8(ascii: "\\") || self == UInt8(ascii: "'") || self == UInt8(ascii: "\"")
  }
}
