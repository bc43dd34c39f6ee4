import CourseModel
import CourseModes
import CourseProgress
import CourseRunner
import Foundation

extension LessonSession {
  /// The question on this page that the learner has not committed to, if any.
  var openQuestion: Question? {
    pages[page].question.flatMap { view.progress.answers[$0.id] == nil ? $0 : nil }
  }

  /// The exercise that this page ends in, if any.
  var exercise: Exercise? {
    pages[page].exerciseID.flatMap { id in classroom.course.exercises.first { $0.id == id } }
  }

  /// Does what was typed.
  ///
  /// - Returns: How the session ends, if it does.
  mutating func obey(_ command: Command) async throws -> Departure? {
    if let option = considered, let question = openQuestion {
      considered = nil
      switch command {
      case .next:
        try commit(to: option, of: question)
        return nil
      case .text(let text) where ["1", "2", "3"].contains(text):
        try commit(to: option, of: question, confidence: Int(text))
        return nil
      default: break
      }
    }
    switch command {
    case .next: return try forward(skipping: false)
    case .skip: return try forward(skipping: true)
    case .back: back()
    case .leave: return .left
    case .rerun: runAgain()
    case .help: say(help)
    case .start: try startExercise()
    case .check: try await checkExercise()
    case .hint: try showHint()
    case .text(let text): try answer(text)
    }
    return nil
  }

  private mutating func forward(skipping: Bool) throws -> Departure? {
    let screens = self.screens
    if screen + 1 < screens.count {
      screen += 1
      return nil
    }
    if openQuestion != nil, !skipping {
      say("Commit to an answer first: type its letter. Or type s to skip the question.")
      return nil
    }
    guard page + 1 < pages.count else {
      if countsAsRead { try classroom.store.recordReading(of: view.lesson.id) }
      return .finished
    }
    page += 1
    screen = 0
    return nil
  }

  private mutating func back() {
    if screen > 0 {
      screen -= 1
    } else if page > 0 {
      page -= 1
      screen = max(screens.count - 1, 0)
    }
  }

  private mutating func answer(_ text: String) throws {
    guard let question = openQuestion else {
      say("“\(text)” means nothing here. \(help)")
      return
    }
    guard let choice = question.choice(for: text) else {
      say("“\(text)” is none of the answers. \(question.choices)")
      return
    }
    considered = choice
  }

  private mutating func commit(
    to choice: Int,
    of question: Question,
    confidence: Int? = nil
  ) throws {
    let option = question.options[choice]
    try classroom.store.recordAnswer(
      to: question.id,
      option: choice,
      isCorrect: option.isCorrect,
      confidence: confidence,
      asked: question.fingerprint
    )
    view.progress.answers[question.id] = .init(
      option: choice,
      isCorrect: option.isCorrect,
      given: .now,
      confidence: confidence
    )
    // The answer has made the page longer: show the part of it that is new.
    screen = max(screens.count - 1, 0)
  }

  private mutating func startExercise() throws {
    guard let exercise else { return say("There is no exercise on this page.") }
    let copy = WorkingCopy(of: exercise, root: classroom.root)
    let isNew = try copy.begin()
    say(
      "\(isNew ? "Your copy is ready" : "You have begun already"): edit \(copy.file), "
        + "then type check."
    )
  }

  private mutating func checkExercise() async throws {
    guard let exercise else { return say("There is no exercise on this page.") }
    let classroom = classroom
    let result = await console.whileWaiting("checking …") {
      await attempt { try await classroom.check(exercise) }
    }
    switch result {
    case .success(let report)?:
      let file = WorkingCopy(of: exercise, root: classroom.root).file
      message = typesetter.verdict(report, file: file)
      view.progress.exercises = try classroom.store.progress().exercises
    case .failure(let error)?: say("\(error)", .color(.red))
    case nil: say("The check was stopped.", .color(.yellow))
    }
  }

  private mutating func showHint() throws {
    guard let exercise else { return say("There is no exercise on this page.") }
    if let number = try classroom.nextHint(of: exercise) {
      message = typesetter.hint(number, of: exercise)
    } else {
      say("There are no more hints for \(exercise.id).")
    }
  }

  private var help: String {
    var words = [
      "Enter goes on", "p goes back", "q returns to the contents", "r runs the cells again",
    ]
    if openQuestion != nil { words.insert("a letter answers, s skips the question", at: 0) }
    if exercise != nil { words.insert("start, check and hint are for the exercise", at: 0) }
    return words.joined(separator: ", ") + "."
  }
}
