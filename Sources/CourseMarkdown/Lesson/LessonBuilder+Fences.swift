import CourseModel

extension LessonBuilder {
  /// Adds what a fence at the margin means.
  mutating func addFence(_ node: MarkdownNode, _ fence: Fence, text: String) {
    reportUnclosed(node, fence)
    let isReference = fence.word == reference?.language
    guard isReference || fence.known != nil else {
      if let meant = fence.misspelt(reference: reference?.language) {
        report(FenceFault.misspeltFence(fence.word, meant: meant), node)
      }
      return add(.prose(.code(language: fence.word, text: text)), node)
    }
    if fence.known != .output, text.trimmed.isEmpty {
      return report(FenceFault.emptyFence(word: fence.word), node)
    }
    let attributes = fence.known?.attributes ?? [Fence.cheat]
    for attribute in fence.attributes where !attributes.contains(attribute) {
      report(FenceFault.unknownAttribute(attribute, word: fence.word, known: attributes), node)
    }
    let count = blocks.count
    if let word = fence.known {
      addKnown(word, node, fence, text)
    } else if let reference {
      add(.reference(ReferenceSnippet(of: reference, source: text)), node)
    }
    if fence.attributes.contains(Fence.cheat), blocks.count > count {
      blocks[count].isCheat = true
    }
  }

  private mutating func addKnown(
    _ word: Fence.Word,
    _ node: MarkdownNode,
    _ fence: Fence,
    _ text: String
  ) {
    let body = source.piece(text, from: SourcePosition(line: node.start.line + 1))
    switch word {
    case .swift: addCell(node, fence, body)
    case .output: addOutput(node, body)
    case .predict: addQuestion(node, body, as: .predict)
    case .quiz: addQuestion(node, body, as: .quiz)
    case .exercise: addExercise(node, body)
    case .table: addTable(node, body)
    case .recall: addRecall(node, body)
    case .debug: addDebugCase(node, body)
    case .glossary: addGlossary(node, body)
    }
  }

  /// Reports a fence that runs to the end of the file because nothing closes it.
  private mutating func reportUnclosed(_ node: MarkdownNode, _ fence: Fence) {
    let opening = source.line(node.start.line).utf8.dropFirst(node.start.column - 1)
    guard let sign = opening.first, "`~".utf8.contains(sign) else { return }
    let count = opening.prefix { $0 == sign }.count
    let closing = source.line(node.end.line).trimmed.utf8
    let isClosed =
      node.end.line > node.start.line
      && closing.count >= count && closing.allSatisfy { $0 == sign }
    if !isClosed {
      let line = source.range(
        line: node.start.line,
        column: node.start.column,
        count: opening.count
      )
      prose.findings.report(MarkdownFault.unclosedFence(word: fence.word), at: line)
    }
  }

  private mutating func addCell(_ node: MarkdownNode, _ fence: Fence, _ body: PlacedText) {
    let modes = fence.attributes.compactMap(Cell.Mode.init(rawValue:)).filter { $0 != .run }
    if modes.count > 1 { report(FenceFault.severalAttributes(modes.map(\.rawValue)), node) }
    if modes.first == .hidden, fence.attributes.contains(Fence.cheat) {
      report(FenceFault.severalAttributes([Cell.Mode.hidden.rawValue, Fence.cheat]), node)
    }
    let cell = Cell(
      index: cellCount,
      mode: modes.first ?? .run,
      source: body.text,
      firstLine: source.place(SourcePosition(line: node.start.line + 1)).line
    )
    cellCount += 1
    add(.cell(cell), node)
  }

  /// Attaches an output to the block directly above.
  private mutating func addOutput(_ node: MarkdownNode, _ body: PlacedText) {
    let isEmpty = body.text.trimmed.isEmpty
    let output = StatedOutput(
      text: body.text,
      range: isEmpty ? source.range(ofBlock: node) : body.range
    )
    switch blocks.last?.content {
    case .cell(var cell):
      guard cell.mode == .run || cell.mode == .error else {
        return report(FenceFault.outputOfUnrun(mode: cell.mode), node)
      }
      guard cell.expectedOutput == nil else { return report(FenceFault.secondOutput, node) }
      cell.expectedOutput = output
      blocks[blocks.count - 1].content = .cell(cell)
    case .reference(var snippet):
      guard snippet.output == nil else { return report(FenceFault.secondOutput, node) }
      snippet.output = output
      blocks[blocks.count - 1].content = .reference(snippet)
    default:
      report(FenceFault.outputOfNothing(reference: reference), node)
    }
  }

  private mutating func addExercise(_ node: MarkdownNode, _ body: PlacedText) {
    let id = body.text.trimmed
    let isName = id.split(separator: "/", omittingEmptySubsequences: false)
      .allSatisfy { !$0.isEmpty && !$0.contains(where: \.isWhitespace) }
    guard isName, id.count(where: { $0 == "/" }) == 1 else {
      return prose.findings.report(FenceFault.malformedExerciseID, at: body.range)
    }
    exercises.append(LessonDraft.Reference(name: id, range: body.range))
    add(.exercise(id: id), node)
  }
}
