import CourseModel
import Foundation

/// Writes outputs into a lesson, each into the `output` fence below what printed it.
struct LessonRewriter {
  let root: String
  let lesson: Lesson

  /// States outputs: what each of some fences printed; where that is nothing, an `output` fence below is
  /// removed.
  func state(_ outputs: [(range: SourceRange, output: String)]) throws {
    let url = URL(fileURLWithPath: root + "/" + lesson.file)
    let text = try String(contentsOf: url, encoding: .utf8)
    let changed = Self.stating(outputs, in: text)
    if changed != text { try Data(changed.utf8).write(to: url, options: .atomic) }
  }

  static func stating(
    _ outputs: [(range: SourceRange, output: String)],
    in text: String
  ) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    // From the end: what stands above keeps its place.
    for (range, output) in outputs.reversed() {
      let end = range.end.line
      guard end <= lines.count else { continue }
      let fence = Self.fence(output)
      if let old = outputFence(below: end, in: lines) {
        if lines[(old.lowerBound)..<old.upperBound].joined(separator: "\n")
          == fence.joined(separator: "\n")
        {
          continue
        }
        lines.replaceSubrange(fence.isEmpty ? end..<old.upperBound : old, with: fence)
      } else if !fence.isEmpty {
        lines.insert(contentsOf: [""] + fence, at: end)
      }
    }
    return lines.joined(separator: "\n")
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
