import CourseModel
import CourseModes
import CourseProgress

extension HomeView {
  func scene(_ context: Context) -> Scene {
    let standing = context.standing
    var lines: [Line] = []
    var chosen = 0
    let add = { (item: Item, line: Line, lines: inout [Line], chosen: inout Int) in
      if item == selected { chosen = lines.count }
      lines.append(marked(line, item == selected))
    }
    if let next = standing.next {
      add(.next, nextLine(next, standing), &lines, &chosen)
      lines += why(next, standing, context).indented(Self.indent)
      lines.append(.empty)
    } else {
      lines += [Line("You have done all there is.", .bold).indented(2), .empty]
    }
    let isLong = context.course.lessons.count > 2
    let isRoomy = isLong && context.bodyHeight > context.course.lessons.count + 12
    for (index, lesson) in context.course.lessons.enumerated() {
      if isRoomy, let heading = heading(above: index, context.course.lessons) {
        if index > 0 { lines.append(.empty) }
        lines.append(Line(heading, .color(.blue, bold: true)).indented(2))
      }
      add(.lesson(index), lessonLine(lesson, standing, context), &lines, &chosen)
    }
    lines.append(.empty)
    if isRoomy { lines.append(Line("Ways of learning", .color(.blue, bold: true)).indented(2)) }
    if Self.grid.contains(where: { $0.item == selected }) { chosen = lines.count }
    let first = lines.count
    lines += grid(context)
    if chosen == first, let index = Self.grid.firstIndex(where: { $0.item == selected }) {
      chosen += index / context.modeColumns
    }
    var pager = Pager(lines: lines)
    pager.reveal((chosen <= 2 ? 0 : chosen)..<(chosen + 1), context.bodyHeight)
    let done = "\(standing.lessonsRead) of \(context.course.lessons.count) lessons"
    return Scene(
      title: context.course.title,
      facts: "\(done) · \(standing.points) of \(standing.possible) points",
      share: standing.share,
      body: pager.visible(context.bodyHeight),
      keys: [
        Hint("Enter", "open"), Hint("↑↓", "choose"), Hint(numbers(context), "a lesson"),
        Hint("q", "leave"),
        Hint("?", "keys"),
      ]
    )
  }

  private func numbers(_ context: Context) -> String {
    let numbers = context.course.lessons.map(\.number)
    return "\(numbers.min() ?? 0)–\(numbers.max() ?? 0)"
  }

  private static var indent: Int { 10 }

  private func marked(_ line: Line, _ isSelected: Bool) -> Line {
    guard isSelected else { return line.prefixed(Span("  ")) }
    let bold = line.spans.map { span in
      var style = span.style
      if !style.isDim { style.isBold = true }
      return Span(span.text, style)
    }
    return Line(bold).prefixed(Span("▸ ", .color(.blue, bold: true)))
  }

  private func nextLine(_ step: Standing.Step, _ standing: Standing) -> Line {
    let words =
      switch step {
      case .read(let lesson):
        standing.state(of: lesson) == .opened
          ? "Read on in “\(lesson.title)”" : "Read “\(lesson.title)”"
      case .answer(let lesson): "Answer what is open in “\(lesson.title)”"
      case .solve(let exercise): "Practise “\(exercise.title)”"
      }
    return Line([Span("Next    ", .color(.green, bold: true)), Span(words.onOneLine, .bold)])
  }

  /// Why that is next.
  private func why(_ step: Standing.Step, _ standing: Standing, _ context: Context) -> [Line] {
    let words: String
    switch step {
    case .read(let lesson):
      let questions = lesson.questions.count
      let answered = questions - standing.unanswered(in: lesson).count
      words =
        standing.state(of: lesson) == .opened
        ? "You have begun it: \(answered) of \(questions) questions answered."
        : lesson.step.map {
          "Step \($0) of \(steps(context.course.lessons)), about \(lesson.minutes) minutes."
        }
          ?? "About \(lesson.minutes) minutes, beside the steps."
    case .answer(let lesson):
      let open = standing.unanswered(in: lesson).count
      words = "You have read it; \(open == 1 ? "one question is" : "\(open) questions are") open."
    case .solve(let exercise):
      let done = standing.progress.exercises[exercise.id]
      words =
        done.map { "Your best attempt: \($0.points) of \(exercise.points) points." }
        ?? "You have read its lesson. What you can do, you know."
    }
    let width = context.stage(100) - Self.indent - Typesetter.margin
    return Wrapping.lines([Span(words, .dim)], width: max(width, 10))
  }

  private func steps(_ lessons: [Lesson]) -> String {
    let count = lessons.count { $0.step != nil }
    let words = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
    return words.indices.contains(count - 2) ? words[count - 2] : "\(count)"
  }

  private func heading(above index: Int, _ lessons: [Lesson]) -> String? {
    let isStep = lessons[index].step != nil
    if index > 0, (lessons[index - 1].step != nil) == isStep { return nil }
    return isStep ? "The \(steps(lessons)) steps" : index == 0 ? "Before" : "Beyond"
  }

  private func lessonLine(_ lesson: Lesson, _ standing: Standing, _ context: Context) -> Line {
    let mark: Span =
      switch standing.state(of: lesson) {
      case .finished: Span("●", .color(.green))
      case .read: Span("◕", .color(.green))
      case .opened: Span("◔", .color(.blue))
      case .unopened: Span("○", .dim)
      }
    let number = String(repeating: " ", count: lesson.number < 10 ? 1 : 0) + "\(lesson.number)"
    let isStep = lesson.step != nil
    let left = Line([
      Span(number, isStep ? .color(.blue, bold: true) : .dim), Span("  "), mark,
      Span("  " + lesson.title.onOneLine),
    ])
    let width = context.stage(100) - 2 * Typesetter.margin
    let facts = facts(of: lesson, standing)
    guard left.width + facts.displayWidth + 2 <= width else { return left.clipped(to: width) }
    return Line(left.padded(to: width - facts.displayWidth).spans + [Span(facts, .dim)])
  }

  private func facts(of lesson: Lesson, _ standing: Standing) -> String {
    let questions = lesson.questions.count
    let answered = questions - standing.unanswered(in: lesson).count
    let exercises = standing.exercises(of: lesson)
    let points = exercises.reduce(0) { $0 + (standing.progress.exercises[$1.id]?.points ?? 0) }
    let isNew = standing.state(of: lesson) == .unopened && answered == 0 && points == 0
    guard !isNew else { return "\(lesson.minutes) min" }
    var facts: [String] = []
    if questions > 0 { facts.append("\(answered)/\(questions) answered") }
    if !exercises.isEmpty {
      facts.append("\(points)/\(exercises.reduce(0) { $0 + $1.points }) points")
    }
    return facts.joined(separator: " · ")
  }

  private func grid(_ context: Context) -> [Line] {
    let columns = context.modeColumns
    let width = (context.stage(100) - 2 * Typesetter.margin) / columns
    return stride(from: 0, to: Self.grid.count, by: columns).map { start in
      let row = Self.grid[start..<min(start + columns, Self.grid.count)]
      return Line(row.flatMap { cell($0, width) })
    }
  }

  private func cell(_ cell: (letter: Character, title: String, item: Item), _ width: Int) -> [Span]
  {
    let isSelected = cell.item == selected
    var title = [Span(cell.title, isSelected ? .bold : .plain)]
    if cell.item == .mode(.recall), due > 0 { title.append(Span(" \(due)", .dim)) }
    let mark = isSelected ? Span("▸ ", .color(.blue, bold: true)) : Span("  ")
    let line = Line([mark, Span("\(cell.letter) ", .color(.cyan))] + title)
    return line.clipped(to: width).padded(to: width).spans
  }
}
