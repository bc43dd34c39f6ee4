import CourseModel
import Foundation

/// Writes outputs into a lesson, each into the `output` fence below what printed it.
struct LessonRewriter {
  let root: String
  let lesson: Lesson

  /// A place of the lesson and what is to stand there.
  enum Statement {
    /// What a fence printed stands in an `output` fence below it; where that is nothing, there is none.
    case below(SourceRange, String)
    /// What code printed that stands in a case's YAML replaces what is stated there.
    case within(SourceRange, String)

    fileprivate var range: SourceRange {
      switch self {
      case .below(let range, _), .within(let range, _): range
      }
    }
  }

  /// Writes what was printed into the lesson's file.
  func state(_ statements: [Statement]) throws {
    let url = URL(fileURLWithPath: root + "/" + lesson.file)
    let text = try String(contentsOf: url, encoding: .utf8)
    let changed = Self.stating(statements, in: text)
    if changed != text { try Data(changed.utf8).write(to: url, options: .atomic) }
  }

  static func stating(_ statements: [Statement], in text: String) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    // From the end: what stands above keeps its place.
    for statement in statements.sorted(by: { $0.range.end > $1.range.end })
    where statement.range.end.line <= lines.count {
      switch statement {
      case .below(let range, let output): state(output, below: range.end.line, in: &lines)
      case .within(let range, let output): state(output, within: range, in: &lines)
      }
    }
    return lines.joined(separator: "\n")
  }

  private static func state(_ output: String, below end: Int, in lines: inout [String]) {
    let fence = fence(output)
    if let old = outputFence(below: end, in: lines) {
      guard Array(lines[old]) != fence else { return }
      lines.replaceSubrange(fence.isEmpty ? end..<old.upperBound : old, with: fence)
    } else if !fence.isEmpty {
      lines.insert(contentsOf: [""] + fence, at: end)
    }
  }

  /// Replaces the lines of a block literal; text beside its key is left as it is.
  private static func state(
    _ output: String,
    within range: SourceRange,
    in lines: inout [String]
  ) {
    let start = range.start.line - 1
    let indent = lines[start].prefix { $0 == " " }
    guard !output.trimmedEnd.isEmpty, indent.count == range.start.column - 1, !indent.isEmpty
    else { return }
    let new = output.trimmedEnd.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : String(indent) + $0 }
    lines.replaceSubrange(start..<range.end.line, with: new)
  }

  /// The lines of the `output` fence that follows directly below a line.
  private static func outputFence(below end: Int, in lines: [String]) -> Range<Int>? {
    guard let start = lines[end...].firstIndex(where: { !$0.allSatisfy(\.isWhitespace) }),
      lines[start].hasPrefix("```")
    else { return nil }
    let ticks = lines[start].prefix { $0 == "`" }
    guard lines[start].dropFirst(ticks.count).trimmingPrefix(while: \.isWhitespace) == "output",
      let close = lines[(start + 1)...].firstIndex(where: { $0 == ticks })
    else { return nil }
    return start..<(close + 1)
  }

  private static func fence(_ output: String) -> [String] {
    let text = output.trimmedEnd
    guard !text.isEmpty else { return [] }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let longest = lines.map { $0.prefix { $0 == "`" }.count }.max() ?? 0
    let ticks = String(repeating: "`", count: max(3, longest + 1))
    return [ticks + "output"] + lines + [ticks]
  }
}
