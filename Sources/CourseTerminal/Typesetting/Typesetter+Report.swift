package import CourseModel
package import CourseRunner

extension Typesetter {
  /// What checking an exercise gave: a verdict per check, points, and what to do next.
  package func report(_ report: CheckReport, file: String) -> [Line] {
    verdict(report, file: file).indented(Self.margin)
  }

  /// The same without the margin, and where that is not wanted without the file and the commands.
  func verdict(_ report: CheckReport, file: String, offersCommands: Bool = true) -> [Line] {
    let place = Line("Your file: \(file)", .dim)
    let sum = [summary(report, offersCommands)]
    return [
      offersCommands ? [] : sum,
      outcome(report, file: file),
      report.outcome.isJudged ? report.checks.flatMap { check($0) } : [],
      offersCommands ? diagnostics(report.diagnostics) : inOwnLines(report.diagnostics),
      printed(report.output),
      report.builtOn.flatMap { builtOn($0) },
      offersCommands ? sum + (report.passed ? [] : [place]) : [],
    ].spaced()
  }

  private func check(_ result: CheckResult) -> [Line] {
    let points = result.check.points
    let earned = Span(" · \(result.passed ? points : 0)/\(points)", .dim)
    let mark =
      result.passed
      ? Span("✓ ", .color(.green, bold: true)) : Span("✗ ", .color(.red, bold: true))
    let title = Wrapping.lines([Span(result.check.title.printable), earned], width: proseWidth - 2)
    // Sentences, and in them at times a tensor in lines of its own, whose spaces matter.
    let messages = result.messages.flatMap(\.printable.linesOfText).flatMap { text in
      text.displayWidth <= proseWidth - 2
        ? [Line(text)] : paragraph(text, width: proseWidth - 2)
    }
    return title.enumerated().map { $0 == 0 ? $1.prefixed(mark) : $1.indented(2) }
      + messages.indented(2)
  }

  private func outcome(_ report: CheckReport, file: String) -> [Line] {
    let sentence: String
    switch report.outcome {
    case .checked: return []
    case .doesNotCompile: sentence = "\(file) does not compile, or lacks what the checks call."
    case .notAllowed: sentence = "\(file) uses what exercises may not use; nothing was run."
    case .crashed(let reason): sentence = "Your code ended the program: \(reason)"
    case .timedOut(let seconds):
      sentence =
        "Your code ran for more than \(seconds) s and was ended. Look for a loop without end."
    case .printedTooMuch(let bytes):
      let limit = bytes < 1 << 20 ? "\(bytes) bytes" : "\(bytes >> 20) MB"
      sentence = "Your code printed more than \(limit) and was ended. Print less."
    case .couldNotCheck(let reason):
      return paragraph(
        "This could not be checked, through no fault of yours: \(reason)",
        width: proseWidth,
        style: .color(.yellow)
      )
    }
    return paragraph(sentence, width: proseWidth, style: .color(.red, bold: true))
  }

  /// Whose file of an earlier exercise was used.
  private func builtOn(_ builtOn: BuiltOn) -> [Line] {
    let name = "“\(builtOn.title.printable)”"
    let sentence =
      switch builtOn.choice {
      case .own: "Built on your own \(name)."
      case .notBegun: "Built on the reference solution of \(name), which you have not begun."
      case .notPassing:
        "Built on the reference solution of \(name): your own doesn't pass its checks yet."
      case .notFitting:
        "Built on the reference solution of \(name): your own lacks something used here."
      case .notHelping:
        "Built on the reference solution of \(name): with it more checks pass than with your own."
      }
    return paragraph(sentence, width: proseWidth, style: .dim)
  }

  private func printed(_ text: String) -> [Line] {
    guard !text.isEmpty else { return [] }
    let lines = output(text, width: proseWidth - Self.codeIndent)
    let shown = 20
    let rest = lines.count - shown
    return [rule(title: [Span("your code printed", .dim)], width: proseWidth)]
      + lines.prefix(shown)
      + (rest > 0 ? [Line("… and \(rest) more lines", .dim)] : [])
  }

  private func summary(_ report: CheckReport, _ offersCommands: Bool) -> Line {
    let points = "\(report.points) of \(report.possible) points"
    if report.passed {
      return Line([Span("Passed. ", .color(.green, bold: true)), Span(points)])
    }
    if case .couldNotCheck = report.outcome { return Line("Not judged.", .bold) }
    let slug = report.exercise.split(separator: "/").last ?? ""
    let hint = Span("   \(command) hint \(slug)", .color(.cyan))
    return Line(
      [Span("Not yet. ", .color(.red, bold: true)), Span(points)] + (offersCommands ? [hint] : [])
    )
  }

  /// Problems of the one file that is open, broken into lines as a screen needs them.
  private func inOwnLines(_ diagnostics: [Diagnostic]) -> [Line] {
    diagnostics.flatMap { diagnostic in
      let place = Span("line \(diagnostic.range.start.line): ", .bold)
      let summary = Span(diagnostic.summary.printable, diagnostic.severity.style)
      let more = [diagnostic.solution].compactMap(\.self) + diagnostic.notes
      return Wrapping.lines([place, summary], width: proseWidth)
        + more.flatMap(\.printable.linesOfText)
        .flatMap { output($0, width: proseWidth - 2) }.indented(2)
    }
  }

  /// Problems as compilers print them, the place first.
  package func diagnostics(_ diagnostics: [Diagnostic]) -> [Line] {
    diagnostics.flatMap { diagnostic in
      // Not broken into lines: other programs read these, and a terminal breaks them by itself.
      let lines = diagnostic.description.printable.linesOfText
      let place = (lines.first ?? "").prefix { $0 != " " }
      let rest = (lines.first ?? "").dropFirst(place.count)
      let first = Line([Span(String(place), .bold), Span(String(rest), diagnostic.severity.style)])
      return [first] + lines.dropFirst().map { Line($0) }
    }
  }
}

extension Diagnostic.Severity {
  fileprivate var style: Style {
    switch self {
    case .error: .color(.red)
    case .warning: .color(.yellow)
    case .note: .plain
    }
  }
}

extension CheckReport.Outcome {
  /// Whether the verdicts on the single checks say anything.
  fileprivate var isJudged: Bool {
    switch self {
    case .checked, .crashed, .timedOut, .printedTooMuch: true
    case .doesNotCompile, .notAllowed, .couldNotCheck: false
    }
  }
}
