import CourseModel
import CourseProgress
import CourseRunner

/// A learner reading one lesson: text up to the next prediction, cells run where they stand.
struct ReaderView: View {
  let lesson: Lesson
  var parts: [ReaderPart]
  var pager = Pager()
  /// The cells whose outputs are shown.
  var revealed: Set<Int> = []
  /// The predictions that the learner would not make.
  var skipped: Set<String> = []
  /// The answer that is being committed to.
  var choice: Choice?
  /// The part that was walked to, where it is not the first that waits.
  var walked: Int?
  /// What the learner's own copies of cells gave.
  var copies: [Int: CellCopy] = [:]
  private var hasAppeared = false

  /// Reads a lesson from where the learner stopped.
  init(_ lesson: Lesson) {
    self.lesson = lesson
    parts = ReaderPart.parts(of: lesson)
  }

  mutating func appear(_ context: inout Context) {
    let first = hasAppeared ? nil : begin(&context)
    layout(context)
    if let first, let part = parts.last(where: { $0.index <= first }) {
      pager.move(to: part.top, context.bodyHeight)
    }
    if let walked, copies.values.contains(where: { $0.run != nil }) {
      pager.reveal(parts[walked].lines, context.bodyHeight)
    }
  }

  /// - Returns: The block at which the learner stopped, where the lesson was begun before.
  private mutating func begin(_ context: inout Context) -> Int? {
    hasAppeared = true
    let record = context.progress.lessons[lesson.id]
    context.perform(.record(.opened(lesson: lesson.id)))
    context.perform(.run(lesson))
    let place = context.places[lesson.id]
    for part in parts {
      guard case .cell(let cell) = part.stop else { continue }
      // What was read before shows what it gave.
      if record?.read != nil || part.index < place ?? 0 { revealed.insert(cell.index) }
    }
    return place
  }

  mutating func hear(_ news: News, _ context: inout Context) {
    switch news {
    case .ran(lesson.id, _), .progress: layout(context)
    case .ranCopy(let place, let run, let faults) where place.lesson == lesson.id:
      copies[place.cell, default: CellCopy()].run = run
      copies[place.cell]?.faults = faults
      layout(context)
    case .copy(let place, let source?) where place.lesson == lesson.id:
      copies[place.cell, default: CellCopy()].source = source
      layout(context)
    case .copy(let place, nil) where place.lesson == lesson.id:
      copies[place.cell] = nil
      layout(context)
    default: break
    }
  }

  func work(_ context: Context) -> [Work] { [.lesson(lesson.id)] }

  var isWriting: Bool { pager.entry != nil || choice?.option != nil }

  /// The parts that are seen so far: up to the first prediction that waits.
  func shown(_ context: Context) -> ArraySlice<ReaderPart> {
    let gate = parts.firstIndex { part in
      part.gate.map { context.progress.answers[$0.id] == nil && !skipped.contains($0.id) } ?? false
    }
    return parts[...(gate ?? parts.count - 1)]
  }

  /// Whether the rest of the lesson waits for a prediction.
  func gate(_ context: Context) -> Question? {
    let last = shown(context).last?.gate
    return last.flatMap { question in
      context.progress.answers[question.id] == nil && !skipped.contains(question.id)
        ? question : nil
    }
  }

  /// Whether nothing is left to do at a part.
  func isDone(_ part: ReaderPart, _ context: Context) -> Bool {
    switch part.stop {
    case .cell(let cell): revealed.contains(cell.index)
    case .question(let question):
      context.progress.answers[question.id] != nil || skipped.contains(question.id)
    case .exercise, nil: true
    }
  }

  /// The part that keys are meant for: the one walked to, or the first on the screen that waits.
  func focus(_ context: Context) -> Int? {
    let range = pager.range(context.bodyHeight)
    let seen = shown(context).indices.filter {
      parts[$0].stop != nil && parts[$0].lines.overlaps(range)
    }
    if let walked, seen.contains(walked) { return walked }
    return seen.first { !isDone(parts[$0], context) } ?? seen.first
  }
}

/// The learner's own copy of a cell, and what it gave.
struct CellCopy: Sendable, Hashable {
  var source = ""
  var run: CellRun?
  var faults: [String] = []
}
