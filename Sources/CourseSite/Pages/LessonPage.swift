import CourseModel
import CourseRunner

/// What the template of a lesson's page can use, besides what every page knows.
struct LessonPage {
  let index: Int
  let taught: TaughtLesson
  let context: PageContext

  private var lessons: [LessonOutline] { context.course.lessons }

  /// Renders the content, and gathers the values.
  ///
  /// - Returns: The template's values, the images to be copied and what is wrong.
  func render() -> (values: [String: Any], images: Set<String>, problems: [Diagnostic]) {
    let lesson = lessons[index]
    var renderer = LessonRenderer(taught, in: context)
    let content = renderer.render().markup
    var values = context.values(
      title: "\(lesson.title) · \(context.course.title)",
      file: context.map.pages[lesson.file, default: "index.html"],
      about: lesson.gist,
      around: index
    )
    values["lesson"] = context.values(of: lesson)
    values["content"] = content
    values["hasContents"] = true
    values["outline"] = renderer.outline.filter { $0.level <= 3 }.map { entry in
      [
        "name": entry.title.displayable, "href": ("#" + entry.anchor).displayable,
        "isDeep": entry.level > 2,
      ]
        as [String: Any]
    }
    if index > 0 { values["previous"] = context.values(of: lessons[index - 1]) }
    if index + 1 < lessons.count { values["next"] = context.values(of: lessons[index + 1]) }
    if let evidence { values["evidence"] = evidence }
    values["hasNotes"] = taught.lesson.blocks.contains(where: \.content.isForInstructors)
    values["source"] = lesson.file
    values["notebook"] = LessonNotebook.file(ofLesson: lesson.id)
    if let editing = context.publication.editing {
      values["edit"] = "\(editing)/\(lesson.file)"
    }
    return (values, renderer.images, renderer.problems)
  }

  /// What was executed for this page; nothing where a cell failed.
  private var evidence: [String: Any]? {
    guard let run = taught.run else { return nil }
    let executed = run.cells.count { cell in
      switch cell.outcome {
      case .completed, .threw: true
      case .failed, .notReached, .notRun: false
      }
    }
    let isComplete = run.cells.allSatisfy { cell in
      switch cell.outcome {
      case .completed, .threw, .notRun: true
      case .failed, .notReached: false
      }
    }
    guard isComplete, executed > 0 else { return nil }
    let proved = run.proofs.count { $0.holds != nil }
    var values: [String: Any] = ["cells": executed == 1 ? "1 cell" : "\(executed) cells"]
    if proved > 0 { values["proofs"] = proved == 1 ? "1 option" : "\(proved) options" }
    return values
  }
}
