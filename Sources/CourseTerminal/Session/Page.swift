import CourseModel

/// A part of a lesson that is read without a pause: it ends before the next heading, or where the
/// learner is asked something.
struct Page: Sendable, Hashable {
  var blocks: [Block] = []

  /// The question that the page ends in, if any.
  var question: Question? {
    blocks.last?.content.question
  }

  /// The exercise that the page ends in, if any.
  var exerciseID: String? {
    if case .exercise(let id) = blocks.last?.content { id } else { nil }
  }

  /// Whether anything on the page comes from running the lesson.
  var needsRun: Bool {
    blocks.contains {
      switch $0.content {
      case .cell, .debug, .recall: true
      default: false
      }
    }
  }

  /// The pages of a lesson.
  static func pages(of lesson: Lesson) -> [Page] {
    var pages: [Page] = []
    var page = Page()
    for block in lesson.blocksAsRead {
      if case .heading(let level, _, _) = block.content, level <= 2, !page.blocks.isEmpty {
        pages.append(page)
        page = Page()
      }
      page.blocks.append(block)
      if page.question != nil || page.exerciseID != nil {
        pages.append(page)
        page = Page()
      }
    }
    return page.blocks.isEmpty ? pages : pages + [page]
  }

  /// A page for every question of a lesson.
  static func questions(of lesson: Lesson) -> [Page] {
    lesson.blocks.map { Page(blocks: [$0]) }.filter { $0.question != nil }
  }
}

extension [Line] {
  /// The lines in portions that fit a screen, cut at an empty line where there is one near the end.
  func screens(rows: Int) -> [[Line]] {
    var screens: [[Line]] = []
    var rest = self[...]
    while rest.count > rows {
      let portion = rest.prefix(rows)
      // The line after the cut may be the empty one.
      let candidates = rest.prefix(rows + 1).indices.dropFirst(rows / 2)
      let cut = candidates.last { rest[$0].isBlank } ?? portion.endIndex
      screens.append(Array(rest[..<cut]))
      rest = rest[cut...].drop { $0.isBlank }
    }
    return screens + (rest.isEmpty && !screens.isEmpty ? [] : [Array(rest)])
  }
}
