extension ConformanceReport.Section {
  /// The lines that show the failed cases, each with expected and actual.
  public var failureLines: [String] {
    failures.flatMap { failure -> [String] in
      ["failed  \(name)  \(failure.name)"]
        + failure.differences.prefix(5).flatMap { $0.lines }
        + (failure.differences.count > 5
          ? ["        and \(failure.differences.count - 5) more differences"] : [])
    }
  }

  /// The line of counts, as in `checkpoints: 98 passed, 0 failed`.
  public var countLine: String {
    let rest = notApplicable.isEmpty ? "" : ", \(notApplicable.count) not applicable"
    return "\(name): \(passed) passed, \(failures.count) failed" + rest
  }
}

extension ConformanceReport {
  /// The lines that end a run: counts by section, reasons, totals.
  public var summaryLines: [String] {
    let reasonLines = reasons.map { "  \($0.count) × \($0.reason)" }
    let share = Double(notApplicable) / Double(max(passed + failed + notApplicable, 1))
    let percent = (share * 1000).rounded() / 10
    return sections.map(\.countLine)
      + (reasonLines.isEmpty
        ? [] : ["", "\(notApplicable) not applicable (\(percent) %):"] + reasonLines)
      + ["", "\(passed) passed, \(failed) failed"]
  }
}

extension Difference {
  /// The lines that show the difference, indented.
  var lines: [String] {
    (place.isEmpty ? [] : ["        at \(place)"])
      + indented("expected", expected) + indented("actual", actual)
  }

  private func indented(_ label: String, _ text: String) -> [String] {
    let padding = String(repeating: " ", count: 10 - label.count)
    let parts = text.split(separator: "\n", omittingEmptySubsequences: false)
    return parts.enumerated().map { place, part in
      place == 0 ? "        \(label)\(padding)\(part)" : "                  \(part)"
    }
  }
}
