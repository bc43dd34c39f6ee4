import CourseModel
import CourseModes

/// The values that every template can use; see `site/README.md`.
struct PageContext {
  let course: Course
  let map: SiteMap

  /// What all pages know, as `{{course.title}}` and `{{#lessons}}…{{/lessons}}`.
  ///
  /// A long course is listed around the current lesson only, so that a site's size grows with the
  /// number of its lessons, not with the square.
  func values(title: String, around current: Int? = nil) -> [String: Any] {
    let range = current.map { window(around: $0) } ?? course.lessons.indices
    var values: [String: Any] = [
      "title": title.displayable,
      "course": [
        "title": course.title.displayable,
        "summary": course.summary.displayable,
        "minutes": course.lessons.reduce(0) { $0 + $1.minutes },
        "count": course.lessons.count,
      ] as [String: Any],
      "lessons": range.map { self.values(of: course.lessons[$0], isCurrent: $0 == current) },
      "isCut": range.count < course.lessons.count,
      "hasPages": !course.pages.isEmpty,
      "pages": course.pages.map { page in
        [
          "name": page.title.displayable, "summary": page.summary.displayable,
          "href": map.pages[page.file, default: "index.html"],
        ]
      },
    ]
    values["modes"] = Mode.allCases.filter { $0 != .read }.map { mode in
      ["name": mode.title, "summary": mode.summary, "href": ModePage.file(of: mode)]
    }
    if let first = course.lessons.first { values["first"] = self.values(of: first) }
    return values
  }

  /// What a list of lessons, or a link to one, says.
  func values(of lesson: Lesson, isCurrent: Bool = false) -> [String: Any] {
    let exercises = lesson.exerciseIDs.compactMap { id in
      course.exercises.first { $0.id == id }
    }
    return [
      "id": lesson.id,
      "href": map.pages[lesson.file, default: "index.html"],
      "number": lesson.number,
      "name": lesson.title.displayable,
      "level": lesson.level.displayable,
      "minutes": lesson.minutes,
      "cells": count(lesson.cells.count, "cell", "cells"),
      "questions": count(lesson.questions.count, "question", "questions"),
      "isCurrent": isCurrent,
      "exercises": exercises.map { exercise in
        [
          "name": exercise.title.displayable,
          "points": exercise.points.asPoints,
          "href": map.exercises[exercise.folder, default: "index.html"],
        ]
      },
    ]
  }

  /// The number with its word; nothing of nothing, so that a template can leave it out.
  private func count(_ number: Int, _ one: String, _ many: String) -> Any {
    switch number {
    case 0: false
    case 1: "1 " + one
    default: "\(number) " + many
    }
  }

  /// Up to twelve lessons before, and as many after.
  private func window(around index: Int) -> Range<Int> {
    max(0, index - 12)..<min(course.lessons.count, index + 13)
  }
}
