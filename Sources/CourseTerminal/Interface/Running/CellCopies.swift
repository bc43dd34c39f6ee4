import CourseModel
import CourseRunner
import Foundation

/// The learner's own copies of cells, in `work/cells`; the lessons stay as they are.
struct CellCopies: Sendable {
  let root: String

  /// Where a copy is kept, relative to the course's folder.
  func file(_ place: CellPlace) -> String {
    "work/cells/\(place.lesson)/cell-\(place.cell + 1).swift"
  }

  private func path(_ place: CellPlace) -> String { root + "/" + file(place) }

  /// The copy of a cell, if there is one.
  func read(_ place: CellPlace) -> String? {
    FileManager.default.contents(atPath: path(place)).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Keeps a copy, or removes it where there is no text.
  func keep(_ source: String?, _ place: CellPlace) throws {
    guard let source else {
      if read(place) != nil { try FileManager.default.removeItem(atPath: path(place)) }
      return
    }
    let folder = (path(place) as NSString).deletingLastPathComponent
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(source.utf8).write(to: URL(fileURLWithPath: path(place)), options: .atomic)
  }
}

extension Lesson {
  /// The lesson up to a cell, with another text in that cell, and nothing but cells.
  func upTo(_ cell: Int, source: String) -> Lesson {
    var lesson = self
    lesson.blocks = blocks.compactMap { block in
      guard case .cell(var own) = block.content, own.index <= cell else { return nil }
      if own.index == cell {
        own.source = source
        own.expectedOutput = nil
        // Whether it throws is the learner's to find out.
        own.mode = .error
      }
      var block = block
      block.content = .cell(own)
      return block
    }
    return lesson
  }
}

extension LessonRun {
  /// What a copy gave, and what is wrong with it by the lines of the copy.
  func ofCopy(_ index: Int, in lesson: Lesson) -> (run: CellRun, faults: [String]) {
    let cell = lesson.cells.first { $0.index == index }
    let first = cell?.firstLine ?? 1
    var run =
      cells.first { $0.index == index }
      ?? CellRun(index: index, outcome: .notReached, standardOutput: "", standardError: "")
    let own = diagnostics.filter {
      $0.range.start.line >= first && $0.identifier != "cell-did-not-throw"
    }
    // It was allowed to throw, and need not.
    if case .failed = run.outcome, own.isEmpty { run.outcome = .completed }
    let faults = own.map { "line \($0.range.start.line - first + 1): \($0.summary)" }
    return (run, faults)
  }
}
