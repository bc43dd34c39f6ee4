import CourseModel
import CourseModes

/// The values that every template can use; see `site/README.md`.
struct PageContext: Sendable {
  let course: CourseOutline
  let map: SiteMap
  let publication: Publication
  /// Whether links to the site are shown with a picture.
  let drawsPictures: Bool
  private let exercises: [String: Exercise]
  /// How long all lessons take, counted once: every page says it.
  private let minutes: Int

  /// Knows a course and where it is to stand.
  init(
    course: CourseOutline,
    map: SiteMap,
    publication: Publication,
    drawsPictures: Bool
  ) {
    self.drawsPictures = drawsPictures && publication.address != nil
    self.course = course
    minutes = course.lessons.reduce(0) { $0 + $1.minutes }
    self.map = map
    self.publication = publication
    exercises = Dictionary(course.exercises.map { ($0.id, $0) }) { first, _ in first }
  }

  /// The exercise of that name.
  func exercise(_ id: String) -> Exercise? { exercises[id] }

  /// What all pages know, as `{{course.title}}` and `{{#lessons}}…{{/lessons}}`.
  ///
  /// A long course is listed around the current lesson only, so that a site's size grows with the
  /// number of its lessons, not with the square.
  ///
  /// - Parameters:
  ///   - title: The page's title.
  ///   - file: The page's file; `nil` for one that is shown in any folder.
  ///   - about: What the page is about, in a sentence or two for who only sees a link to it; the course's
  ///     summary where there is nothing of its own to say.
  ///   - current: The lesson that the page is about.
  /// - Returns: The values.
  func values(
    title: String,
    file: String?,
    about: String = "",
    around current: Int? = nil
  ) -> [String: Any] {
    let range = current.map { window(around: $0) } ?? course.lessons.indices
    var values: [String: Any] = [
      "title": Typography.set(title).displayable,
      "description": Typography.set(about.isEmpty ? course.summary : about).displayable,
      "root": file == nil ? publication.path : "",
      "course": [
        "name": course.title.displayable,
        "title": Typography.set(course.title).displayable,
        "summary": Typography.set(course.summary).displayable,
        "minutes": minutes,
        "count": course.lessons.count,
      ] as [String: Any],
      "lessons": Each(range) { self.values(of: course.lessons[$0], isCurrent: $0 == current) },
      "isCut": range.count < course.lessons.count,
      "hasPages": !course.pages.isEmpty,
      "pages": course.pages.map { page in
        [
          "name": page.title.displayable, "summary": page.summary.displayable,
          "href": map.pages[page.file, default: "index.html"],
        ]
      },
    ]
    values["modes"] = Mode.allCases.map { mode in
      let page = mode == .read ? course.lessons.first.flatMap { map.pages[$0.file] } : nil
      return [
        "name": mode.title, "summary": mode.summary,
        "href": page ?? (mode == .read ? "index.html" : ModePage.file(of: mode)),
      ]
    }
    values["print"] = PrintPage.areMade(for: course)
    if let first = course.lessons.first { values["first"] = self.values(of: first) }
    if let file, let address = publication.address(of: file) { values["canonical"] = address }
    if let picture = picture(ofLesson: current) { values["picture"] = picture }
    values["feed"] = publication.address != nil && !publication.dates.isEmpty
    return values
  }

  /// What a list of lessons, or a link to one, says.
  func values(of lesson: LessonOutline, isCurrent: Bool = false) -> [String: Any] {
    let exercises = lesson.exerciseIDs.compactMap { exercise($0) }
    return [
      "id": lesson.id,
      "href": map.pages[lesson.file, default: "index.html"],
      "number": lesson.number,
      "name": Typography.set(lesson.title).displayable,
      "level": lesson.level.displayable,
      "minutes": lesson.minutes,
      "cells": count(lesson.cellCount, "cell", "cells"),
      "questions": count(lesson.questionIDs.count, "question", "questions"),
      "isCurrent": isCurrent,
      "exercises": exercises.map { exercise in
        [
          "name": Typography.set(exercise.title).displayable,
          "points": exercise.points.asPoints,
          "href": map.exercises[exercise.folder, default: "index.html"],
        ]
      },
    ]
  }

  /// What a page's list of whole lessons says of one that begins at a place.
  func values(of lesson: LessonOutline, at place: String) -> [String: Any] {
    [
      "href": place, "number": lesson.number,
      "name": Typography.set(lesson.title).displayable,
    ]
  }

  /// The address of the picture for links to a lesson, or to any other page.
  private func picture(ofLesson index: Int?) -> String? {
    guard drawsPictures else { return nil }
    return publication.address(of: card(ofLesson: index).file)
  }

  /// What the picture for a lesson, or for any other page, says; very long courses have one for all.
  func card(ofLesson index: Int?) -> LinkCard {
    guard let index, course.lessons.count <= 60 else {
      return LinkCard(
        label: "A course you can run",
        title: Typography.set(course.title),
        note: counted(course.lessons.count, "lesson")
      )
    }
    let lesson = course.lessons[index]
    return LinkCard(
      label: "Lesson \(lesson.number) · \(lesson.level) · \(lesson.minutes) minutes",
      title: Typography.set(lesson.title),
      note: Typography.set(course.title)
    )
  }

  /// The lessons with what can be done in each; names are divided by spaces, as they hold none.
  var plan: Each {
    Each(course.lessons) { lesson in
      var entry = values(of: lesson)
      entry["questionIDs"] = Self.list(lesson.questionIDs)
      entry["cardIDs"] = Self.list(lesson.recallIDs)
      entry["exerciseIDs"] = Self.list(lesson.exerciseIDs)
      return entry
    }
  }

  private static func list(_ names: [String]) -> String {
    names.map(\.displayable).joined(separator: " ")
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
