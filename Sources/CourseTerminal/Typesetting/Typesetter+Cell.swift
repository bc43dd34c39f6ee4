import CourseModel
import CourseRunner

extension Typesetter {
  /// A cell and what it gave.
  func cell(_ cell: Cell, _ view: LessonView) -> [Line] {
    listing(listing(of: cell, view)).spaced(displays(view.run(of: cell)?.displays ?? []))
  }

  /// PyTorch's code alone.
  func pytorch(_ snippet: PyTorchSnippet) -> [Line] {
    listing(listing(of: snippet))
  }

  /// PyTorch's code beside the cell that says the same.
  func pair(_ snippet: PyTorchSnippet, _ cell: Cell, _ view: LessonView) -> [Line] {
    var ours = listing(of: cell, view)
    if let theirs = snippet.output, let result = ours.result,
      theirs.text.printable.linesOfText == result.text.printable.linesOfText
    {
      ours.result?.title += ", exactly as PyTorch"
    }
    return pair(listing(of: snippet), ours)
      .spaced(displays(view.run(of: cell)?.displays ?? []))
  }

  private func listing(of snippet: PyTorchSnippet) -> Listing {
    Listing(
      title: "PyTorch",
      language: "python",
      text: snippet.source,
      result: snippet.output.map { .init(title: "prints", style: .dim, text: $0.text) }
    )
  }

  private func listing(of cell: Cell, _ view: LessonView) -> Listing {
    var listing = Listing(title: "Swift", language: "swift", text: cell.source)
    guard let run = view.run(of: cell) else {
      if cell.mode == .noRun { listing.note = "shown, not run" }
      // Until it has run, what the lesson states stands in for what it gives.
      listing.result = cell.expectedOutput.map {
        .init(title: "is said to print", style: .dim, text: $0.text)
      }
      return listing
    }
    switch run.outcome {
    case .completed:
      let text = run.standardOutput + run.standardError
      if !text.isEmpty { listing.result = .init(title: "prints", style: .dim, text: text) }
    case .threw(let message):
      listing.result = .init(
        title: "throws, as it should",
        style: .color(.magenta),
        text: [run.standardOutput, message].joinedByNewline
      )
    case .failed(let message):
      listing.result = .init(
        title: "failed",
        style: .color(.red, bold: true),
        text: [run.standardOutput, run.standardError, message].joinedByNewline
      )
    case .notReached:
      listing.note = "not reached: an earlier cell failed"
    case .notRun:
      listing.note = "shown, not run"
    }
    return listing
  }
}

extension [String] {
  /// The texts below each other, whether or not they end in a newline.
  fileprivate var joinedByNewline: String {
    filter { !$0.isEmpty }.map { $0.last == "\n" ? String($0.dropLast()) : $0 }
      .joined(separator: "\n")
  }
}
