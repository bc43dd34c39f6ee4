import CourseModel
import CourseProgress
import CourseRunner
import Foundation

/// One exercise: its task, and a verdict every time the learner's file is saved.
struct ExerciseView: View {
  let exercise: Exercise
  var pager = Pager()
  /// What the next key answers, where something was asked.
  var question: Asking?
  /// The reference solution, once it is shown.
  var solution: String?
  /// The line at which the last hint begins that is shown.
  var lastHint: Int?
  /// The line at which the solution begins, where it is shown.
  var solutionPlace = 0
  /// How the file is watched.
  var watching = Watching.begins
  private var hasAppeared = false
  /// Whether the file was saved while an older text of it was being checked.
  private var isOutdated = false

  /// Whether a saved file is checked by itself.
  enum Watching: Sendable, Hashable {
    case begins, watches
    case byHand(reason: String)
  }

  /// What must be confirmed.
  enum Asking: Sendable { case reset, solution }

  init(_ exercise: Exercise) {
    self.exercise = exercise
  }

  /// The learner's file, relative to the course's folder.
  var file: String { "work/\(exercise.id)/Exercise.swift" }

  mutating func appear(_ context: inout Context) {
    if !hasAppeared {
      hasAppeared = true
      context.perform(.begin(exercise))
    }
    context.perform(.watch(file: file))
    layout(context)
  }

  func work(_ context: Context) -> [Work] { [.exercise(exercise.id)] }

  var isWriting: Bool { pager.entry != nil }

  mutating func hear(_ news: News, _ context: inout Context) {
    switch news {
    case .checked(let report) where report.exercise == exercise.id:
      layout(context)
      pager.move(to: 0, context.bodyHeight)
      if report.passed { context.say("Passed. n goes on to the next exercise.", .color(.green)) }
    case .began(exercise.id, let isNew):
      if isNew { context.say("Your own copy of the file is ready.", .color(.green)) }
      watching = .watches
      context.perform(.watch(file: file))
    case .saved(file): checkAnew(&context)
    case .edited(file): if watching != .watches { checkAnew(&context) }
    case .ended(.exercise(exercise.id)), .stopped(.exercise(exercise.id)):
      guard isOutdated else { return }
      isOutdated = false
      context.notice = nil
      context.perform(.check(exercise))
    case .cannotWatch(let reason): watching = .byHand(reason: reason)
    case .solution(exercise.id, let text):
      solution = text
      layout(context)
      return pager.move(to: solutionPlace, context.bodyHeight)
    case .reset(exercise.id, let kept):
      solution = nil
      context.say("Begun anew." + (kept.map { " What you had is kept as \($0)." } ?? ""))
    case .progress: break
    default: return
    }
    layout(context)
  }

  mutating func press(_ key: Key, _ context: inout Context) -> Turn {
    if let question {
      self.question = nil
      if key == .character("y") { confirm(question, &context) }
      return .stay
    }
    switch key {
    case _ where pager.entry != nil || (key == .character("n") && !pager.query.isEmpty):
      _ = pager.press(key, &context)
    case .enter, .character("e"): context.perform(.edit(file: file))
    case .character("r"), .character("c"): context.perform(.check(exercise))
    case .character("h"): showHint(&context)
    case .character("s"): askForSolution(&context)
    case .character("x"): question = .reset
    case .character("n"): return go(1, &context)
    case .character("p"): return go(-1, &context)
    case .character(" "): _ = pager.press(.pageDown, &context)
    default:
      guard !pager.press(key, &context) else { return .stay }
      guard [.character("q"), .escape, .left].contains(key) else { return .stay }
      context.perform(.watch(file: nil))
      return .back
    }
    return .stay
  }

  /// Checks what was just saved; what is being checked is no longer of interest.
  private mutating func checkAnew(_ context: inout Context) {
    let work = Work.exercise(exercise.id)
    guard context.working[work] != nil else { return context.perform(.check(exercise)) }
    isOutdated = true
    context.perform(.cancel(work))
  }

  private func go(_ direction: Int, _ context: inout Context) -> Turn {
    let all = context.exercises
    guard let now = all.firstIndex(where: { $0.id == exercise.id }) else { return .stay }
    guard all.indices.contains(now + direction) else {
      context.say(direction > 0 ? "This is the last exercise." : "This is the first exercise.")
      return .stay
    }
    return .replace(ExerciseView(all[now + direction]))
  }

  private mutating func showHint(_ context: inout Context) {
    let shown = context.progress.exercises[exercise.id]?.hints ?? 0
    guard shown < exercise.hints.count else {
      context.say(
        exercise.hints.isEmpty ? "There are no hints here." : "These are all the hints there are."
      )
      return
    }
    context.progress.exercises[exercise.id, default: .init()].hints = shown + 1
    context.perform(.record(.hint(exercise: exercise.id, number: shown)))
    layout(context)
    if let lastHint { pager.move(to: lastHint, context.bodyHeight) }
  }

  private mutating func askForSolution(_ context: inout Context) {
    guard context.progress.exercises[exercise.id]?.passed == nil else {
      return context.perform(.readSolution(exercise))
    }
    question = .solution
  }

  private mutating func confirm(_ question: Asking, _ context: inout Context) {
    switch question {
    case .reset: context.perform(.reset(exercise))
    case .solution:
      context.progress.exercises[exercise.id, default: .init()].solution = .now
      context.perform(.record(.solution(exercise: exercise.id)))
      layout(context)
      context.perform(.readSolution(exercise))
    }
  }
}
