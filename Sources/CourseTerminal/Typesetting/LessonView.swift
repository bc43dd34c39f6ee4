package import CourseModel
package import CourseProgress
package import CourseRunner

/// A lesson and all that is known about it when it is set: what its cells gave and what the learner
/// has done.
package struct LessonView: Sendable {
  /// The lesson.
  package var lesson: Lesson
  /// What its cells gave, once they have run.
  package var run: LessonRun?
  /// What the learner has done so far.
  package var progress: LearnerProgress
  /// The exercises of the course.
  package var exercises: [Exercise]
  /// Whether questions show their answers before the learner has committed to one.
  package var revealsAnswers: Bool
  /// Whether an open question names the command that answers it.
  package var offersCommands: Bool
  /// The cells, by index, whose outputs the learner has not asked for yet.
  var hiddenOutputs: Set<Int> = []
  /// Whether cells are run one by one, so that it is worth saying that one has run.
  var isStepwise = false
  /// Whether the lesson is being run now.
  var isRunning = false
  /// The option that the learner has named and not committed to yet.
  var pending: (question: String, option: Int)?
  /// What the learner's own copies of cells gave, by index.
  var copies: [Int: CellCopy] = [:]

  /// Makes a view of a lesson.
  package init(
    _ lesson: Lesson,
    run: LessonRun? = nil,
    progress: LearnerProgress = LearnerProgress(),
    exercises: [Exercise] = [],
    revealsAnswers: Bool = false,
    offersCommands: Bool = false
  ) {
    self.lesson = lesson
    self.run = run
    self.progress = progress
    self.exercises = exercises
    self.revealsAnswers = revealsAnswers
    self.offersCommands = offersCommands
  }

  /// What a cell gave, once it has run.
  func run(of cell: Cell) -> CellRun? {
    run?.cells.first { $0.index == cell.index }
  }

  /// How far the learner is with a question.
  func answering(_ question: Question) -> Typesetter.Answering {
    let right = question.options.firstIndex(where: \.isCorrect)
    let proof = run?.proofs.first { $0.question == question.id && $0.option == right }
    return Typesetter.Answering(
      choice: progress.answers[question.id]?.option,
      isRevealed: revealsAnswers,
      isProved: proof?.holds == true,
      offersCommand: offersCommands,
      pending: pending?.question == question.id ? pending?.option : nil
    )
  }
}
