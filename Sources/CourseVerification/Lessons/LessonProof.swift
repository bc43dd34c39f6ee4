import CourseModel
import CourseRunner

/// Proves a lesson: its cells, its questions, its length.
struct LessonProof {
  let lesson: Lesson
  let runner: LessonRunner
  let imports: [String]

  func verification() async throws(RunnerError) -> Verification {
    var found = Verification()
    let run = try await runner.run(lesson, imports: imports)
    found.diagnostics += run.diagnostics
    count(run, &found.bill)
    checkQuestions(run, &found)
    let reading = Reading(lesson)
    if !reading.allows(minutes: lesson.minutes) {
      let fault = LessonFault.minutes(stated: lesson.minutes, needed: reading.minutes)
      found.report(fault, at: SourceRange(file: lesson.file, line: 1))
    }
    return found
  }

  private func count(_ run: LessonRun, _ bill: inout BillOfHealth) {
    let stale = run.diagnostics.filter { $0.identifier == "stale-output" }.map(\.range)
    for (cell, result) in zip(lesson.cells, run.cells) where cell.mode != .noRun {
      let ended: Bool
      switch result.outcome {
      case .completed, .threw: ended = true
      case .failed, .notReached, .notRun: ended = false
      }
      bill.cells.add(ended)
      if let stated = cell.expectedOutput {
        bill.outputs.add(ended && !stale.contains(stated.range))
      }
    }
  }

  private func checkQuestions(_ run: LessonRun, _ found: inout Verification) {
    for question in lesson.questions {
      for (index, option) in question.options.enumerated() {
        let proof = run.proofs.first { $0.question == question.id && $0.option == index }
        found.bill.options.add(proof?.holds == option.isCorrect)
        if option.proof == nil {
          found.report(LessonFault.noProof(question: question.id, option: index), at: option.range)
        }
      }
    }
  }
}
