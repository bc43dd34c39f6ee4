import CourseModel
import CourseRunner
import Foundation

/// Proves that what pages say about the reference is what it printed, and what the cells print.
struct ReferenceProof {
  let root: String
  let course: Course

  func verification() -> Verification {
    var found = Verification()
    guard let reference = course.reference else { return found }
    let recorder = Self.digest(of: root + "/" + reference.recorder)
    if recorder == nil {
      let place = SourceRange(file: "Lessons/course.yml", line: 1)
      found.report(ReferenceFault.noRecorder(reference.recorder), at: place)
    }
    for lesson in course.lessons {
      let placed = lesson.snippets
      guard !placed.isEmpty else { continue }
      compare(lesson, placed, reference, recorder: recorder, &found)
      compareTwins(lesson, reference, &found)
    }
    return found
  }

  /// The digest of a recorder; `nil` where there is none.
  static func digest(of path: String) -> String? {
    guard let data = FileManager.default.contents(atPath: path) else { return nil }
    var digest = Digest()
    digest.add(data)
    return digest.finish()
  }

  private func compare(
    _ lesson: Lesson,
    _ placed: [LessonSnippet],
    _ reference: Reference,
    recorder: String?,
    _ found: inout Verification
  ) {
    guard let record = ReferenceRecord(atPath: root + "/" + reference.record(of: lesson)) else {
      found.bill.reference.total += placed.count
      return found.report(ReferenceFault.noRecord(name: reference.name), at: placed[0].range)
    }
    found.bill.referenceVersions = [record.version]
    if let recorder, record.recorder != recorder {
      found.report(ReferenceFault.otherRecorder(name: reference.name), at: placed[0].range)
    }
    for (index, snippet) in placed.enumerated() {
      let recorded = index < record.snippets.count ? record.snippets[index] : nil
      guard let recorded, recorded.source.trimmedEnd == snippet.snippet.source.trimmedEnd else {
        found.bill.reference.add(false)
        found.report(ReferenceFault.edited(name: reference.name), at: snippet.range)
        continue
      }
      let stated = snippet.snippet.output
      let difference =
        snippet.isTwin
        ? [] : OutputDifference.lines(stated: stated?.text ?? "", actual: recorded.output)
      found.bill.reference.add(difference.isEmpty)
      guard !difference.isEmpty else { continue }
      let fault = ReferenceFault.otherOutput(name: reference.name)
      found.report(fault, at: stated?.range ?? snippet.range, notes: difference)
    }
    if record.snippets.count > placed.count {
      let place = placed[placed.count - 1].range
      found.report(ReferenceFault.leftOver(name: reference.name), at: place)
    }
  }

  /// Compares snippets with the cells that stand beside them.
  private func compareTwins(
    _ lesson: Lesson,
    _ reference: Reference,
    _ found: inout Verification
  ) {
    for (block, next) in zip(lesson.blocks, lesson.blocks.dropFirst()) {
      guard case .reference(let snippet) = block.content, case .cell(let cell) = next.content,
        let output = snippet.output, cell.mode == .run || cell.mode == .error
      else { continue }
      let swift = reference.spelled(cell.expectedOutput?.text ?? "")
      // An exception's text begins with its class.
      let wanted =
        cell.mode == .error ? output.text.replacing(#/^\w+: /#, with: "") : output.text
      let difference = OutputDifference.lines(stated: swift, actual: wanted)
      found.bill.twins.add(difference.isEmpty)
      guard !difference.isEmpty else { continue }
      found.report(
        ReferenceFault.otherTwin(name: reference.name),
        at: cell.expectedOutput?.range ?? next.range,
        notes: difference
      )
    }
  }
}

extension String {
  /// The text without line ends at its end.
  var trimmedEnd: Substring {
    var rest = self[...]
    while rest.last?.isNewline == true { rest.removeLast() }
    return rest
  }
}
