import CourseModel

/// Reads the texts of an exercise: the task and the hints.
enum ExerciseText {
  /// Reads a task.
  ///
  /// It may begin with the title as a heading, for whoever reads it on a Git host.
  static func task(
    _ text: String,
    file: String,
    title: String?,
    _ findings: inout Findings
  ) -> [Prose] {
    let source = PlacedText(text.normalized, file: file)
    var builder = ProseBuilder(source, isLesson: false)
    var nodes = CommonMark.parse(source.text).children[...]
    if let first = nodes.first, first.kind == .heading(level: 1) {
      nodes.removeFirst()
      let heading = builder.inlines(of: first).plainText
      if let title, heading != title {
        let fault = ExerciseFault.taskTitle(heading, title: title)
        builder.findings.report(fault, at: source.range(ofBlock: first))
      }
    }
    let task = builder.prose(Array(nodes))
    if task.isEmpty { builder.findings.report(ExerciseFault.emptyTask, at: source.range) }
    findings.add(builder.findings)
    return task
  }

  /// Reads hints: each has a heading of the second level.
  static func hints(
    _ text: String,
    file: String,
    _ findings: inout Findings
  ) -> [Exercise.Hint] {
    let source = PlacedText(text.normalized, file: file)
    var builder = ProseBuilder(source, isLesson: false)
    var hints: [Exercise.Hint] = []
    var places: [SourceRange] = []
    for node in CommonMark.parse(source.text).children {
      if case .heading(let level) = node.kind {
        places.append(source.range(ofBlock: node))
        hints.append(Exercise.Hint(title: builder.inlines(of: node).plainText, body: []))
        if level != 2 {
          builder.findings.report(HintFault.hintLevel, at: places.last ?? source.range)
        }
      } else if hints.isEmpty {
        builder.findings.report(HintFault.textBeforeHints, at: source.range(ofBlock: node))
      } else if let block = builder.prose(node) {
        hints[hints.count - 1].body.append(block)
      }
    }
    switch hints.count {
    case 0: builder.findings.report(HintFault.noHints, at: source.range)
    case 1, 2:
      let last = places.last ?? source.range
      builder.findings.report(HintFault.fewHints(hints.count), at: last)
    default: break
    }
    for (hint, place) in zip(hints, places) where hint.body.isEmpty {
      builder.findings.report(HintFault.emptyHint(hint.title), at: place)
    }
    findings.add(builder.findings)
    return hints
  }
}
