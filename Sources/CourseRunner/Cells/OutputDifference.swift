/// The lines in which two outputs differ.
package enum OutputDifference {
  /// The differing lines with their numbers, `-` for stated and `+` for printed; trailing newlines
  /// do not count.
  ///
  /// - Returns: at most some twenty lines; none where the outputs are equal.
  package static func lines(stated: String, actual: String) -> [String] {
    let old = split(stated)
    let new = split(actual)
    let changes = new.difference(from: old)
    guard !changes.isEmpty else { return [] }
    let lines = changes.map { change in
      switch change {
      case .remove(let offset, let line, _): (offset, 0, "- \(offset + 1): \(line)")
      case .insert(let offset, let line, _): (offset, 1, "+ \(offset + 1): \(line)")
      }
    }
    .sorted { ($0.0, $0.1) < ($1.0, $1.1) }
    .map(\.2)
    let limit = 20
    return lines.count <= limit
      ? lines : lines.prefix(limit) + ["… \(lines.count - limit) more lines differ"]
  }

  private static func split(_ text: String) -> [Substring] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }
}
