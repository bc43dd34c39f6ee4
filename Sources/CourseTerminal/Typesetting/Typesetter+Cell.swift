import CourseModel
import CourseRunner

extension Typesetter {
  /// A cell and what it gave.
  func cell(_ cell: Cell, _ view: LessonView) -> [Line] {
    listing(listing(of: cell, view)).spaced(shown(by: cell, view)).spaced(copy(of: cell, view))
  }

  /// The pictures of a cell, once its output is asked for.
  private func shown(by cell: Cell, _ view: LessonView) -> [Line] {
    view.hiddenOutputs.contains(cell.index) ? [] : displays(view.run(of: cell)?.displays ?? [])
  }

  /// The learner's own copy of a cell, where one has been run.
  private func copy(of cell: Cell, _ view: LessonView) -> [Line] {
    guard let copy = view.copies[cell.index], let run = copy.run else { return [] }
    var listing = Listing(title: "Your copy", language: "swift", text: copy.source)
    listing.result = result(of: run)
    return self.listing(listing).spaced(displays(run.displays))
  }

  /// The reference's code alone.
  func reference(_ snippet: ReferenceSnippet) -> [Line] {
    listing(listing(of: snippet))
  }

  /// The reference's code beside the cell that says the same.
  func pair(_ snippet: ReferenceSnippet, _ cell: Cell, _ view: LessonView) -> [Line] {
    var ours = listing(of: cell, view)
    if let theirs = snippet.output, let result = ours.result,
      theirs.text.printable.linesOfText == result.text.printable.linesOfText
    {
      ours.result?.title += ", exactly as \(snippet.name)"
    }
    var theirs = listing(of: snippet)
    if view.hiddenOutputs.contains(cell.index) { theirs.result = nil }
    return pair(theirs, ours).spaced(shown(by: cell, view)).spaced(copy(of: cell, view))
  }

  private func listing(of snippet: ReferenceSnippet) -> Listing {
    Listing(
      title: snippet.name,
      language: snippet.language,
      text: snippet.source,
      result: snippet.output.map { .init(title: "prints", style: .dim, text: $0.text) }
    )
  }

  private func listing(of cell: Cell, _ view: LessonView) -> Listing {
    var listing = Listing(title: "Swift", language: "swift", text: cell.source)
    if view.hiddenOutputs.contains(cell.index), cell.mode != .noRun {
      listing.note = "not run yet"
      return listing
    }
    guard let run = view.run(of: cell) else {
      if view.isRunning, cell.mode != .noRun {
        listing.note = "running …"
        return listing
      }
      if cell.mode == .noRun { listing.note = "shown, not run" }
      // Until it has run, what the lesson states stands in for what it gives.
      listing.result = cell.expectedOutput.map {
        .init(title: "is said to print", style: .dim, text: $0.text)
      }
      return listing
    }
    listing.result = result(of: run)
    switch run.outcome {
    case .notReached: listing.note = "not reached: an earlier cell failed"
    case .notRun: listing.note = "shown, not run"
    case .completed where view.isStepwise && listing.result == nil && run.displays.isEmpty:
      listing.note = "has run, prints nothing"
    case .completed, .threw, .failed: break
    }
    return listing
  }

  /// What running a cell gave.
  func result(of run: CellRun) -> Listing.Result? {
    switch run.outcome {
    case .completed:
      let text = run.standardOutput + run.standardError
      return text.isEmpty ? nil : .init(title: "prints", style: .dim, text: text)
    case .threw(let message):
      return .init(
        title: "throws, as it should",
        style: .color(.magenta),
        text: [run.standardOutput, message].joinedByNewline
      )
    case .failed(let message):
      return .init(
        title: "failed",
        style: .color(.red, bold: true),
        text: [run.standardOutput, run.standardError, message].joinedByNewline
      )
    case .notReached, .notRun: return nil
    }
  }
}

extension CellRun {
  /// What a cell printed until it ended, without the last newline.
  var printed: [String] {
    let text = [standardOutput, standardError].joinedByNewline
    return text.isEmpty ? [] : [text]
  }
}

extension [String] {
  /// The texts below each other, whether or not they end in a newline.
  fileprivate var joinedByNewline: String {
    filter { !$0.isEmpty }.map { $0.last == "\n" ? String($0.dropLast()) : $0 }
      .joined(separator: "\n")
  }
}
