import CourseEvents
import CourseModel
import CourseRunner
import Foundation

/// Proves a lesson: its cells, its questions, its length.
struct LessonProof {
  let root: String
  let lesson: Lesson
  let runner: LessonRunner
  let course: Course

  func verification() async throws(RunnerError) -> Verification {
    var found = Verification()
    let run = try await runner.run(lesson, imports: course.imports)
    found.diagnostics += run.diagnostics
    count(run, &found.bill)
    for picture in run.cells.flatMap(\.displays) {
      found.bill.pictures.add(!picture.caption.isEmpty && !picture.alternative.isEmpty)
    }
    for card in run.cards { found.bill.cards.add(card.holds == true) }
    for (debugCase, result) in zip(lesson.cases, run.cases) {
      let shown = OutputDifference.lines(
        stated: debugCase.symptom.text,
        actual: result.symptom ?? ""
      )
      found.bill.cases.add(shown.isEmpty && result.fixed != nil)
    }
    checkQuestions(run, &found)
    checkTwins(run, &found)
    let reading = Reading(lesson)
    if !reading.allows(minutes: lesson.minutes) {
      let fault = LessonFault.minutes(stated: lesson.minutes, needed: reading.minutes)
      found.report(fault, at: placeOfMinutes)
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

  /// Compares what cards compute with what the reference printed for their twins.
  ///
  /// That it was recorded is ``ReferenceProof``'s to say.
  private func checkTwins(_ run: LessonRun, _ found: inout Verification) {
    guard let reference = course.reference, lesson.cards.contains(where: { $0.twin != nil }),
      let record = ReferenceRecord(atPath: root + "/" + reference.record(of: lesson))
    else { return }
    let printed = zip(lesson.snippets, record.snippets).filter(\.0.isTwin).map(\.1)
    for (card, recorded) in zip(lesson.cards.filter { $0.twin != nil }, printed) {
      guard let twin = card.twin, recorded.source == twin.snippet.source,
        let computed = run.cards.first(where: { $0.card == card.id })?.computed
      else { continue }
      let difference = OutputDifference.lines(
        stated: reference.spelled(computed),
        actual: recorded.output
      )
      found.bill.twins.add(difference.isEmpty)
      guard !difference.isEmpty else { continue }
      let fault = ReferenceFault.otherCard(card.id, name: reference.name)
      found.report(fault, at: twin.range, notes: difference)
    }
  }

  /// Where the front matter says how long the lesson takes.
  private var placeOfMinutes: SourceRange {
    let text = (try? String(contentsOfFile: root + "/" + lesson.file, encoding: .utf8)) ?? ""
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let key = "minutes:"
    let line = lines.firstIndex { $0.hasPrefix(key) } ?? 0
    let blanks = lines.isEmpty ? 0 : lines[line].dropFirst(key.count).prefix { $0 == " " }.count
    return SourceRange(file: lesson.file, line: line + 1, column: key.count + blanks + 1)
  }
}
