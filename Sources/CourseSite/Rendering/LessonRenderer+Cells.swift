import CourseModel
import CourseRunner

extension LessonRenderer {
  /// A cell with what it gave.
  mutating func html(_ cell: Cell) -> HTML {
    .fragment([figure(cell, beside: nil).html] + pictures(of: cell))
  }

  /// The reference’s code with what it printed.
  func html(_ snippet: ReferenceSnippet) -> HTML {
    figure(snippet).html
  }

  /// The reference’s code beside the cell that does the same.
  mutating func pair(_ snippet: ReferenceSnippet, _ cell: Cell) -> HTML {
    let pair = [figure(snippet).html, figure(cell, beside: snippet).html]
    return .fragment([.element(.div, "pair", pair)] + pictures(of: cell))
  }

  /// What the cell shows besides what it prints.
  private mutating func pictures(of cell: Cell) -> [HTML] {
    var figures: [HTML] = []
    for (index, display) in (result(of: cell)?.displays ?? []).enumerated() {
      let id = identifiers.unique("picture-\(cell.index + 1)-\(index + 1)")
      figures.append(PictureFigure(display, id: id).html)
    }
    return figures
  }

  /// A cell of which readers see only pictures; one that fails is shown, as nothing after it ran.
  mutating func hiddenCell(_ cell: Cell) -> HTML {
    if case .failed = result(of: cell)?.outcome {
      html(cell)
    } else {
      .fragment(pictures(of: cell))
    }
  }

  private func figure(_ snippet: ReferenceSnippet) -> CodeFigure {
    var figure = CodeFigure(
      language: snippet.language,
      name: snippet.name,
      source: snippet.source,
      kind: "reference"
    )
    if let output = snippet.output {
      figure.outputs = [.init(kind: .prints, label: "prints", text: output.text)]
    }
    return figure
  }

  private mutating func figure(_ cell: Cell, beside snippet: ReferenceSnippet?) -> CodeFigure {
    var figure = CodeFigure(language: "swift", source: cell.source)
    figure.notes = ["cell \(cell.index + 1)"] + cell.mode.notes
    if cell.mode == .error { figure.kind = "throwing" }
    if case .failed = result(of: cell)?.outcome { figure.kind = "failing" }
    figure.outputs = outputs(of: cell)
    if let snippet, let last = figure.outputs.indices.last {
      figure.outputs[last].remark = agreement(of: cell, with: snippet)
    }
    return figure
  }

  /// What running the cell gave, in the order in which a reader looks for it.
  private mutating func outputs(of cell: Cell) -> [CodeFigure.Output] {
    guard let result = result(of: cell) else {
      report(
        "cell-without-result",
        "Cell \(cell.index + 1) has no result: the lesson was not run for the site.",
        solution: "Run the lesson before its page is built."
      )
      return cell.expectedOutput.map {
        [.init(kind: .stated, label: "prints, the lesson states (not run here)", text: $0.text)]
      } ?? []
    }
    var outputs: [CodeFigure.Output] = []
    if !result.standardOutput.isEmpty {
      outputs.append(.init(kind: .prints, label: "prints", text: result.standardOutput))
    }
    if !result.standardError.isEmpty {
      outputs.append(
        .init(kind: .errors, label: "prints on the error stream", text: result.standardError)
      )
    }
    switch result.outcome {
    case .completed: break
    case .threw(let message):
      outputs.append(.init(kind: .throwing, label: "throws, as it must", text: message))
    case .failed(let message):
      outputs.append(.init(kind: .failed, label: "fails", text: message))
    case .notReached:
      outputs.append(.init(kind: .failed, label: "not run", text: "An earlier cell failed."))
    case .notRun:
      if let stated = cell.expectedOutput {
        outputs.append(.init(kind: .stated, label: "would print", text: stated.text))
      }
    }
    return outputs
  }

  /// What the page may say of the cell's output beside the reference’s: nothing unless it is true.
  private func agreement(of cell: Cell, with snippet: ReferenceSnippet) -> String? {
    guard let result = result(of: cell), let output = snippet.output else { return nil }
    let theirs = output.text.withoutLastLineBreak
    switch result.outcome {
    case .completed:
      return result.standardOutput.withoutLastLineBreak == theirs
        ? "equal to \(snippet.name)’s" : nil
    case .threw(let message):
      let isSame = theirs == message || theirs.hasSuffix(": " + message)
      return isSame ? "\(snippet.name)’s own words" : nil
    default:
      return nil
    }
  }

  private func result(of cell: Cell) -> CellRun? {
    run?.cells.first { $0.index == cell.index }
  }
}

extension Cell.Mode {
  fileprivate var notes: [String] {
    switch self {
    case .run: []
    case .error: ["must throw"]
    case .noRun: ["not run"]
    case .hidden: ["hidden"]
    }
  }
}
