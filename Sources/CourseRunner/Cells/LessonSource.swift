import CourseModel

/// The program that a lesson's cells make.
///
/// Every cell and every proof is a source file of its own to the compiler, with lines counted from
/// 1: moving a cell down a page leaves the program, and so its kept result, as it was.
struct LessonSource: Sendable {
  /// An option's claim about what the cells have left behind.
  struct Proof: Sendable, Hashable {
    var question: String
    var option: Int
    var text: String
    var isCorrect: Bool
    var range: SourceRange
  }

  let imports: [String]
  let cells: [Cell]
  let proofs: [Proof]

  init(_ lesson: Lesson, imports: [String]) {
    self.imports = imports
    cells = lesson.cells
    proofs = lesson.questions.flatMap { question in
      question.options.enumerated().compactMap { index, option in
        option.proof.map {
          Proof(
            question: question.id,
            option: index,
            text: $0,
            isCorrect: option.isCorrect,
            range: option.range
          )
        }
      }
    }
  }

  /// The name by which the compiler knows a cell.
  static func file(ofCell index: Int) -> String { "cell-\(index)" }
  /// The name by which the compiler knows a proof.
  static func file(ofProof index: Int) -> String { "proof-\(index)" }

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

  /// The whole program, or its part before a cell, without some proofs.
  ///
  /// - Parameters:
  ///   - end: the cell at which the program ends; proofs are then left out.
  ///   - excluded: proofs that are left out, by position.
  /// - Returns: the text of `main.swift`.
  func text(before end: Int? = nil, without excluded: Set<Int> = []) -> String {
    var text = (imports + ["Notebook"]).map { "import \($0)\n" }.joined()
    text += "LessonProgram.begin()\n"
    for cell in cells where cell.mode != .noRun && cell.index < end ?? .max {
      text += body(of: cell)
    }
    for (index, proof) in proofs.enumerated() where end == nil && !excluded.contains(index) {
      let place = Self.place(Self.file(ofProof: index), proof.text)
      text +=
        "LessonProgram.proof(\(proof.question.debugDescription), \(proof.option)) {\n\(place)}\n"
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
