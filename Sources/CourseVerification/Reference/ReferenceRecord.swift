import Foundation

/// What the reference implementation printed for the snippets of one lesson.
///
/// Written by `course record`, one file a lesson, so that nobody needs the reference to prove a page.
package struct ReferenceRecord: Codable, Hashable, Sendable {
  /// A snippet and what it printed.
  package struct Snippet: Codable, Hashable, Sendable {
    package var source: String
    package var output: String

    package init(source: String, output: String) {
      self.source = source
      self.output = output
    }
  }

  /// What ran them, as in `torch 2.15.0, Python 3.11.2`.
  package var version: String
  /// The digest of the program that ran them.
  package var recorder: String
  /// The snippets, in order.
  package var snippets: [Snippet]

  package init(version: String, recorder: String, snippets: [Snippet]) {
    self.version = version
    self.recorder = recorder
    self.snippets = snippets
  }

  /// Reads what was recorded; `nil` where nothing was, or nothing that can be read.
  init?(atPath path: String) {
    guard let data = FileManager.default.contents(atPath: path),
      let record = try? JSONDecoder().decode(Self.self, from: data)
    else { return nil }
    self = record
  }
}
