import CourseModel

/// The program that a lesson's cells make.
///
/// Every cell and every piece after them is a source file of its own to the compiler, with lines counted from
/// 1: moving a cell down a page leaves the program, and so its kept result, as it was.
struct LessonSource: Sendable {
  let imports: [String]
  let cells: [Cell]
  /// What runs after the cells, in order.
  let pieces: [LessonPiece]

  init(_ lesson: Lesson, imports: [String]) {
    self.imports = imports
    cells = lesson.cells
    pieces = LessonPiece.pieces(of: lesson)
  }

  /// The name by which the compiler knows a cell.
  static func file(ofCell index: Int) -> String { "cell-\(index)" }
  /// The name by which the compiler knows a piece after the cells.
  static func file(ofPiece index: Int) -> String { "piece-\(index)" }

  /// The first cell that itself says where its lines come from, and the line in it.
  ///
  /// The places of errors could then not be told any more.
  var relocation: (cell: Int, line: Int)? {
    for cell in cells where cell.mode != .noRun {
      let lines = cell.source.split(separator: "\n", omittingEmptySubsequences: false)
      let found = lines.firstIndex { line in
        line.drop { $0 == " " || $0 == "\t" }.hasPrefix("#sourceLocation")
      }
      if let found { return (cell.index, found + 1) }
    }
    return nil
  }

  /// The whole program, or its part before a cell, without some of the pieces after the cells.
  ///
  /// - Parameters:
  ///   - end: the cell at which the program ends; pieces are then left out.
  ///   - excluded: pieces that are left out, by position.
  /// - Returns: the text of `main.swift`.
  func text(before end: Int? = nil, without excluded: Set<Int> = []) -> String {
    var text = (imports + ["Notebook"]).map { "import \($0)\n" }.joined()
    text += "LessonProgram.begin()\n"
    for cell in cells where cell.mode != .noRun && cell.index < end ?? .max {
      text += body(of: cell)
    }
    for (index, piece) in pieces.enumerated() where end == nil && !excluded.contains(index) {
      let source = Self.place(Self.file(ofPiece: index), piece.source.text)
      text += piece.kind.call(index, around: source)
    }
    return text + "LessonProgram.finish()\n"
  }

  private func body(of cell: Cell) -> String {
    let source = Self.place(Self.file(ofCell: cell.index), cell.source)
    let start = "LessonProgram.cell(\(cell.index))\n"
    let end = "LessonProgram.end(\(cell.index))\n"
    guard cell.mode == .error else { return start + source + end }
    let rescue = "} catch {\nLessonProgram.threw(\(cell.index), error)\n}\n"
    return start + "do {\n" + source + end + rescue
  }

  private static func place(_ file: String, _ source: String) -> String {
    let end = source.hasSuffix("\n") ? "" : "\n"
    return "#sourceLocation(file: \"\(file)\", line: 1)\n\(source)\(end)#sourceLocation()\n"
  }
}

extension Cell {
  /// How many lines its source has, at least one.
  var lineCount: Int {
    let breaks = source.utf8.count { $0 == UInt8(ascii: "\n") }
    return max(1, source.hasSuffix("\n") ? breaks : breaks + 1)
  }
}
