import CourseModel

/// Reads the lessons that `course.yml` lists, in its order.
struct LessonLoader {
  /// The course's files.
  let files: CourseFiles

  /// Reads the lessons, all that there are where the list itself cannot be read.
  func load(_ listed: [LessonDraft.Reference]?, _ findings: inout Findings) -> [LessonDraft] {
    let present = files.names(in: "Lessons")
      .filter { $0.hasSuffix(".md") && $0 != "README.md" }
      .map { String($0.dropLast(3)) }
    let wanted = listed.map { known($0, present, &findings) } ?? present
    let drafts = wanted.compactMap { draft($0, &findings) }
    guard listed != nil else { return drafts }
    for id in present where !wanted.contains(id) {
      findings.report(OrderFault.unlistedLesson(id), at: SourceRange(file: file(id), line: 1))
    }
    checkSteps(drafts, places: wanted, &findings)
    return drafts
  }

  private func file(_ id: String) -> String { "Lessons/\(id).md" }

  /// The listed lessons that exist, each once.
  private func known(
    _ listed: [LessonDraft.Reference],
    _ present: [String],
    _ findings: inout Findings
  ) -> [String] {
    var wanted: [String] = []
    for reference in listed {
      if wanted.contains(reference.name) {
        findings.report(OrderFault.lessonTwice(reference.name), at: reference.range)
      } else if present.contains(reference.name) {
        wanted.append(reference.name)
      } else {
        let fault = OrderFault.missingLesson(reference.name, known: present)
        findings.report(fault, at: reference.range)
      }
    }
    return wanted
  }

  private func draft(_ id: String, _ findings: inout Findings) -> LessonDraft? {
    guard let text = files.text(file(id), &findings) else { return nil }
    let draft = LessonDraft(text, file: file(id))
    findings.add(draft.findings)
    return draft
  }

  private func checkSteps(
    _ drafts: [LessonDraft],
    places: [String],
    _ findings: inout Findings
  ) {
    for draft in drafts {
      guard let lesson = draft.lesson, let range = draft.stepRange,
        let index = places.firstIndex(of: draft.id)
      else { continue }
      if lesson.step != index + 1 {
        let fault = OrderFault.stepOutOfOrder(step: lesson.step, place: index + 1)
        findings.report(fault, at: range)
      } else if Int(draft.id.prefix { $0.isNumber }) != lesson.step {
        findings.report(OrderFault.numberOfFile(draft.id, step: lesson.step), at: range)
      }
    }
  }
}
