import CourseModel
import CourseModes
import Foundation

/// What is made of all lessons together: the search, and the modes.
struct Gathering {
  var search: SearchIndex
  private(set) var modes: [ModePage]
  private let context: PageContext

  /// How many lessons are in memory at a time.
  private static let batch = 64

  /// Begins all of it in a folder.
  init(_ context: PageContext, in folder: String) throws(SiteError) {
    self.context = context
    search = try SearchIndex(context, in: folder)
    modes = []
    for mode in Mode.allCases { modes.append(try ModePage(mode, in: context, folder: folder)) }
  }

  /// Adds lessons in order.
  ///
  /// Each is read and searched by itself, and each mode takes them by itself.
  mutating func add(_ lessons: [LessonOutline], from shelf: LessonShelf) throws(SiteError) {
    let context = context
    for start in stride(from: 0, to: lessons.count, by: Self.batch) {
      let batch = Array(lessons[start...].prefix(Self.batch))
      let read = try batch.concurrentMap { outline throws(SiteError) in
        let taught = try shelf.taught(outline)
        return (outline, taught, try SearchIndex.entries(of: taught, context))
      }
      for (_, _, entries) in read { try search.add(entries) }
      modes = try modes.concurrentMap { page throws(SiteError) in
        var page = page
        for (outline, taught, _) in read { try page.add(outline, taught) }
        return page
      }
    }
  }
}
