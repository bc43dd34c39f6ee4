import Foundation

/// What the Swift runtime writes when a program crashes.
enum Backtrace {
  /// A place in a source file.
  struct Frame: Sendable, Hashable {
    /// The file's last path component.
    var file: String
    var line: Int
    var column: Int
    /// What the runtime calls the fault, where the frame stands for one.
    var failure: String?
  }

  /// The frames of the thread that crashed which have a source line; the innermost first.
  static func frames(in json: Data) -> [Frame] {
    struct Report: Decodable {
      struct Thread: Decodable {
        var crashed: Bool?
        var frames: [Entry]?
      }
      struct Entry: Decodable {
        struct Location: Decodable { var file: String, line: Int, column: Int }
        var sourceLocation: Location?
        var symbol: String?
        var runtimeFailure: Bool?
        var description: String?
      }
      var threads: [Thread]?
    }
    guard let report = try? JSONDecoder().decode(Report.self, from: json) else { return [] }
    let thread = report.threads?.first { $0.crashed == true }
    return (thread?.frames ?? []).compactMap { entry in
      guard let place = entry.sourceLocation, place.line > 0 else { return nil }
      return Frame(
        file: place.file.split(separator: "/").last.map(String.init) ?? place.file,
        line: place.line,
        column: max(place.column, 1),
        failure: entry.runtimeFailure == true ? entry.symbol : nil
      )
    }
  }
}
