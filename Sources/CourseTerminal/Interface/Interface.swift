import CourseModel
import CourseProgress
import CourseRunner

/// The interface as a value: events go in, wishes come out, and what is seen follows from it alone.
struct Interface: Sendable {
  var context: Context
  /// The view in front is the last one.
  private(set) var views: [any View]

  init(_ context: Context, _ views: [any View]) {
    self.context = context
    self.views = views
    appear()
  }

  /// Whether anything is being done, so that time matters.
  var isWorking: Bool { !context.working.isEmpty }

  /// What is on the screen.
  var frame: Frame { context.frame(views[views.count - 1].scene(context)) }

  /// Takes in what has happened.
  ///
  /// - Returns: What is to be done.
  mutating func handle(_ event: Event) -> [Effect] {
    switch event {
    case .key(let key): press(key)
    case .resized(let columns, let rows):
      (context.columns, context.rows) = (max(columns, 1), max(rows, 1))
      appear()
    case .tick: context.tick += 1
    case .news(let news):
      hear(news)
      for index in views.indices { views[index].hear(news, &context) }
    }
    return context.takeEffects()
  }

  private mutating func appear() { views[views.count - 1].appear(&context) }

  private mutating func press(_ key: Key) {
    context.notice = nil
    let front = views.count - 1
    switch key {
    case .control("z"): return context.perform(.stop)
    case .control("l"): return
    case .control("c"):
      let work = views[front].work(context).filter { context.working[$0] != nil }
      guard !work.isEmpty else { return context.perform(.leave(status: 130)) }
      return work.forEach { context.perform(.cancel($0)) }
    case .escape where !views[front].isWriting:
      let work = views[front].work(context).filter { context.working[$0] != nil }
      if !work.isEmpty { return work.forEach { context.perform(.cancel($0)) } }
    case .character("?") where !views[front].isWriting:
      views.append(HelpView(views[front].scene(context).keys))
      return appear()
    default: break
    }
    turn(views[front].press(key, &context))
  }

  private mutating func turn(_ turn: Turn) {
    switch turn {
    case .stay: return
    case .open(let view): views.append(view)
    case .replace(let view): views[views.count - 1] = view
    case .back:
      guard views.count > 1 else { return context.perform(.leave(status: 0)) }
      views.removeLast()
    }
    appear()
  }

  private mutating func hear(_ news: News) {
    switch news {
    case .ran(let lesson, let run): context.runs[lesson] = run
    case .checked(let report):
      context.reports[report.exercise] = report
      context.perform(.record(.attempt(report)))
    case .ended(let work): context.working[work] = nil
    case .stopped(let work):
      context.working[work] = nil
      context.say("Stopped.", .color(.yellow))
    case .failed(let reason): context.say(reason, .color(.red))
    case .kept: context.unkept -= 1
    case .progress(let progress):
      // What is still on its way is known here and not yet there.
      if context.unkept == 0, !context.knowsMore { context.progress = progress }
    case .notKept(let reason):
      context.unkept -= 1
      context.knowsMore = true
      context.say(reason, .color(.red))
    case .begun(let exercises): context.begun = exercises
    case .began(let exercise, _): context.begun.insert(exercise)
    case .reset(let exercise, _): context.reports[exercise] = nil
    case .ranCopy, .solution, .copy, .saved, .cannotWatch, .edited: break
    }
  }
}
