import CourseModel
import Foundation

/// What was made of one subject.
struct Made: Sendable {
  var files: [(path: String, content: Data)] = []
  /// Files that may be long.
  var scrolls: [(path: String, content: Scroll)] = []
  /// The page that readers meet, if it is one.
  var page: String?
  /// The lesson's own Markdown, if it has a file.
  var text: String?
  /// The images that the page shows, relative to the course's folder.
  var images: Set<String> = []
  var problems: [Diagnostic] = []
}
