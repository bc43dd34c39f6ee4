import CourseModel

/// Reads the lessons that `course.yml` lists, in its order.
struct LessonLoader: Sendable {
  /// The course's files.
  let files: CourseFiles
  /// The implementation whose code may stand beside the cells.
  let reference: Reference?

  /// Reads the lessons, all that there are where the list itself cannot be read.
  ///
  /// - Parameters:
  ///   - listed: The list.
  ///   - keep: Makes of a lesson what is kept of it.
  ///   - findings: What comes to light.
  /// - Returns: Of each lesson what the checks across files need to know, and what is kept of it.
  func load<Kept: Sendable>(
    _ listed: [LessonDraft.Reference]?,
    keeping keep: @Sendable (Lesson) -> Kept,
    _ findings: inout Findings
  ) -> [(draft: LessonDraft, kept: Kept?)] {
    let present = files.names(in: "Lessons")
      .filter { $0.hasSuffix(".md") && $0 != "README.md" }
      .map { String($0.dropLast(3)) }
    let wanted = listed.map { known($0, present, &findings) } ?? present
    var loaded: [(draft: LessonDraft, kept: Kept?)] = []
    for (lesson, found) in wanted.concurrentMap({ read($0, keeping: keep) }) {
      findings.add(found)
      if let lesson { loaded.append(lesson) }
    }
    guard listed != nil else { return loaded }
    let isWanted = Set(wanted)
    for id in present where !isWanted.contains(id) {
      findings.report(OrderFault.unlistedLesson(id), at: SourceRange(file: file(id), line: 1))
    }
    checkSteps(loaded.map(\.draft), &findings)
    checkNumbers(wanted, listed, &findings)
    return loaded
  }

  private func file(_ id: String) -> String { "Lessons/\(id).md" }

  /// The listed lessons that exist, each once.
  private func known(
    _ listed: [LessonDraft.Reference],
    _ present: [String],
    _ findings: inout Findings
  ) -> [String] {
    let isPresent = Set(present)
    var isTaken: Set<String> = []
    return listed.compactMap { reference in
      guard isPresent.contains(reference.name) else {
        let fault = OrderFault.missingLesson(reference.name, known: present)
        findings.report(fault, at: reference.range)
        return nil
      }
      guard isTaken.insert(reference.name).inserted else {
        findings.report(OrderFault.lessonTwice(reference.name), at: reference.range)
        return nil
      }
      return reference.name
    }
  }

  private func read<Kept>(
    _ id: String,
    keeping keep: (Lesson) -> Kept
  ) -> (lesson: (draft: LessonDraft, kept: Kept?)?, findings: Findings) {
    var findings = Findings()
    guard let text = files.text(file(id), &findings) else { return (nil, findings) }
    let (draft, lesson) = LessonDraft.parse(text, file: file(id), reference: reference)
    findings.add(draft.findings)
    return ((draft, lesson.map(keep)), findings)
  }

  /// Steps are counted from 1, without a gap, in the order of the list; chapters stand among them.
  private func checkSteps(_ drafts: [LessonDraft], _ findings: inout Findings) {
    // Whether a lesson whose head is broken is a step, nobody knows.
    guard drafts.allSatisfy({ $0.frontMatter != nil }) else { return }
    var next = 1
    for draft in drafts {
      guard let head = draft.frontMatter, let step = head.step, let range = head.stepRange else {
        continue
      }
      if step != next {
        findings.report(OrderFault.stepOutOfOrder(step: step, expected: next), at: range)
      }
      next += 1
    }
  }

  /// The numbers before the names ascend: readers call lessons by them.
  private func checkNumbers(
    _ wanted: [String],
    _ listed: [LessonDraft.Reference]?,
    _ findings: inout Findings
  ) {
    let places = Dictionary((listed ?? []).map { ($0.name, $0.range) }) { first, _ in first }
    var last: (id: String, number: Int)?
    for id in wanted {
      let place = places[id] ?? SourceRange(file: file(id), line: 1)
      guard let number = Int(id.prefix { $0.isASCII && $0.isNumber }) else {
        findings.report(OrderFault.lessonWithoutNumber(id), at: place)
        continue
      }
      if let last, number <= last.number {
        findings.report(OrderFault.numberOutOfOrder(id, after: last.id), at: place)
      }
      last = (id, number)
    }
  }
}
