import CourseModel

/// Checks that lessons and exercises fit together.
struct CourseChecks {
  /// The lessons.
  let drafts: [LessonDraft]
  /// The exercises there are, usable or not.
  let exerciseIDs: [String]

  /// Reports names given twice, unknown exercises and unused ones.
  func check(_ findings: inout Findings) {
    var questions: [String: SourceRange] = [:]
    for question in drafts.flatMap(\.questions) {
      if let first = questions[question.name] {
        let place = "\(first.file):\(first.start.line)"
        let fault = ReferenceFault.questionTwice(question.name, first: place)
        findings.report(fault, at: question.range)
      } else {
        questions[question.name] = question.range
      }
    }
    var terms: [String: SourceRange] = [:]
    for term in drafts.flatMap(\.terms) {
      if let first = terms.updateValue(term.range, forKey: Glossary.key(term.name)) {
        let place = "\(first.file):\(first.start.line)"
        findings.report(ReferenceFault.termTwice(term.name, first: place), at: term.range)
      }
    }
    let used = drafts.flatMap(\.exercises)
    let isThere = Set(exerciseIDs)
    for reference in used where !isThere.contains(reference.name) {
      let fault = ReferenceFault.unknownExercise(reference.name, known: exerciseIDs)
      findings.report(fault, at: reference.range)
    }
    let isUsed = Set(used.map(\.name))
    for id in exerciseIDs where !isUsed.contains(id) {
      let place = SourceRange(file: "Exercises/\(id)/exercise.yml", line: 1)
      findings.report(ReferenceFault.unusedExercise(id), at: place)
    }
  }
}
