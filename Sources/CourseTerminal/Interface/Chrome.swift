extension Context {
  /// Whether the screen is so low that every line counts.
  private var isLow: Bool { rows < 18 }
  private var headHeight: Int { isLow ? 2 : 3 }
  private var footHeight: Int { isLow ? 1 : 2 }

  /// The lines that a view has.
  var bodyHeight: Int { max(rows - headHeight - footHeight, 1) }

  /// The columns of what is shown: all, or on a very wide screen what is read with ease.
  func stage(_ widest: Int) -> Int { min(columns, widest) }

  /// Sets what a view shows between the head and the foot of the screen.
  func frame(_ scene: Scene) -> Frame {
    let head = head(scene)
    let foot = foot(scene)
    // A long sentence at the foot covers the end of the body for as long as it stands there.
    let room = max(rows - head.count - foot.count, 0)
    let body = scene.body.prefix(room)
    let filler = [Line](repeating: .empty, count: room - body.count)
    var cursor = scene.cursor
    cursor?.row += head.count
    if scene.cursorIsInPrompt, let prompt = scene.prompt {
      cursor = .init(
        row: rows - 1,
        column: min(seen(prompt, scene).width + Typesetter.margin, columns - 1)
      )
    }
    return Frame(head + body + filler + foot, columns: columns, rows: rows, cursor: cursor)
  }

  private func head(_ scene: Scene) -> [Line] {
    let width = max(stage(scene.widest) - 2 * Typesetter.margin, 8)
    let facts = scene.facts.displayWidth + 12 > width ? "" : scene.facts
    let title = Line(scene.title.onOneLine, .bold)
      .clipped(to: width - facts.displayWidth - (facts.isEmpty ? 0 : 2))
    let full = Int((scene.share ?? 0) * Double(width))
    let rule = Line([
      Span(String(repeating: "━", count: min(max(full, 0), width)), .color(.blue)),
      Span(String(repeating: "─", count: width - min(max(full, 0), width)), .dim),
    ])
    let first = Line(title.padded(to: width - facts.displayWidth).spans + [Span(facts, .dim)])
    return [first, rule].indented(Typesetter.margin) + (isLow ? [] : [.empty])
  }

  private func foot(_ scene: Scene) -> [Line] {
    let prompt = scene.prompt.map { seen($0, scene) }
    let keys = prompt ?? self.keys(scene.keys)
    let width = max(stage(scene.widest) - 2 * Typesetter.margin, 8)
    let busy = spinner.map { Line([Span($0, .color(.blue))]) }
    let notice = notice.map {
      Wrapping.lines([Span($0.text.printable, $0.style)], width: width - (busy?.width ?? 0) - 1)
    }
    guard isLow, notice?.count ?? 1 == 1 else {
      let said = notice ?? [.empty]
      return (said.dropLast() + [beside(said[said.count - 1], busy, width), keys])
        .indented(Typesetter.margin)
    }
    // What there is to say is more important than the keys, save where the learner is writing.
    return [beside(prompt ?? notice?[0] ?? keys, busy, width)].indented(Typesetter.margin)
  }

  /// What is seen of a prompt: its end, where one is typing.
  private func seen(_ prompt: Line, _ scene: Scene) -> Line {
    let width = max(stage(scene.widest) - 2 * Typesetter.margin - 2, 8)
    return scene.cursorIsInPrompt ? prompt.dropping(max(prompt.width - width, 0)) : prompt
  }

  private func beside(_ line: Line, _ busy: Line?, _ width: Int) -> Line {
    guard let busy else { return line.clipped(to: width) }
    let room = max(width - busy.width - 1, 1)
    return Line(line.clipped(to: room).padded(to: room + 1).spans + busy.spans)
  }

  /// As many of the keys as fit.
  private func keys(_ hints: [Hint]) -> Line {
    var spans: [Span] = []
    var room = columns - 2 * Typesetter.margin
    for hint in hints {
      let gap = spans.isEmpty ? "" : "   "
      let needed = gap.count + hint.key.displayWidth + 1 + hint.words.displayWidth
      guard needed <= room else { continue }
      room -= needed
      spans += [Span(gap), Span(hint.key, .bold), Span(" " + hint.words, .dim)]
    }
    return Line(spans)
  }

  /// What is being done, once it takes long enough to be wondered about.
  private var spinner: String? {
    guard let (work, start) = working.min(by: { $0.value < $1.value }), tick > start else {
      return nil
    }
    let words =
      switch work {
      case .lesson, .copy: "running"
      case .exercise, .everything: "checking"
      }
    return "\(Spinner.frame(tick)) \(words)"
  }
}
