import CourseModel
import CourseRunner
import Foundation

/// Proves that the course's Swift is formatted as the course's `.swift-format` says.
///
/// Files are linted as they stand. For cells the rules that forbid short cuts are off: a page may
/// unwrap by force where a reader would only be kept from the point.
struct FormatProof {
  let root: String
  let course: Course
  let formatter: String

  /// Rules that make code longer for its users' sake.
  private static let rulesOfFiles = [
    "AllPublicDeclarationsHaveDocumentation", "NeverForceUnwrap", "NeverUseForceTry",
    "NeverUseImplicitlyUnwrappedOptionals",
  ]

  /// The most messages about one piece of Swift.
  private static let limit = 3

  func verification() async throws(RunnerError) -> Verification {
    var found = Verification()
    try await lintFiles(&found)
    try await lintCells(&found)
    return found
  }

  private func lintFiles(_ found: inout Verification) async throws(RunnerError) {
    let files = course.exercises.flatMap(\.authoredFiles)
      .filter { FileManager.default.fileExists(atPath: root + "/" + $0) }
    guard !files.isEmpty else { return }
    let messages = try await lint(files, in: root, options: [], &found)
    for file in files {
      let own = messages.filter { $0.file == file }
      found.bill.formatted.add(own.isEmpty)
      for message in own.prefix(Self.limit) {
        found.report(
          FormatFault.unformatted(message.text, isCell: false),
          at: SourceRange(file: file, line: message.line, column: message.column)
        )
      }
    }
  }

  private func lintCells(_ found: inout Verification) async throws(RunnerError) {
    let cells = course.lessons.flatMap { lesson in lesson.cells.map { (lesson, $0) } }
    guard !cells.isEmpty else { return }
    let folder = NSTemporaryDirectory() + "course-format-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: folder) }
    do {
      let manager = FileManager.default
      try manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try configuration.write(to: URL(fileURLWithPath: folder + "/.swift-format"))
      for (index, (_, cell)) in cells.enumerated() {
        try Data(cell.source.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(index).swift"))
      }
    } catch {
      throw .unwritable(file: folder, reason: "\(error)")
    }
    let names = cells.indices.map { "\($0).swift" }
    let options = ["--configuration", ".swift-format"]
    let messages = try await lint(names, in: folder, options: options, &found)
    for (index, (lesson, cell)) in cells.enumerated() {
      let own = messages.filter { $0.file == names[index] }
      // What is not run may be a fragment that the formatter cannot read.
      if cell.mode == .noRun, own.contains(where: { $0.text.contains("unrecognized Swift syntax") })
      {
        continue
      }
      found.bill.formatted.add(own.isEmpty)
      for message in own.prefix(Self.limit) {
        let place = SourceRange(
          file: lesson.file,
          line: cell.firstLine + message.line - 1,
          column: message.column
        )
        found.report(FormatFault.unformatted(message.text, isCell: true), at: place)
      }
    }
  }

  /// The course's configuration, with the rules for files switched off.
  private var configuration: Data {
    let own = FileManager.default.contents(atPath: root + "/.swift-format") ?? Data("{}".utf8)
    var values = (try? JSONSerialization.jsonObject(with: own)) as? [String: Any] ?? [:]
    var rules = values["rules"] as? [String: Any] ?? [:]
    for rule in Self.rulesOfFiles { rules[rule] = false }
    values["rules"] = rules
    return (try? JSONSerialization.data(withJSONObject: values)) ?? own
  }

  private struct Message {
    var file: String
    var line: Int
    var column: Int
    var text: String
  }

  private func lint(
    _ files: [String],
    in folder: String,
    options: [String],
    _ found: inout Verification
  ) async throws(RunnerError) -> [Message] {
    let command = [formatter, "lint", "--strict", "--parallel"] + options + files
    let result = try await Tool(command, in: folder, seconds: 60).run()
    let lines = (result.output + result.errors).split(separator: "\n")
    let messages = lines.compactMap { Self.message(String($0), folder: folder) }
    if !result.succeeded, messages.isEmpty {
      let said = String(lines.first ?? "it ended without a word.")
      let place = SourceRange(file: "Lessons/course.yml", line: 1)
      found.report(FormatFault.noFormatter(said), at: place)
    }
    return messages
  }

  /// Reads `file:line:column: error: text`.
  private static func message(_ line: String, folder: String) -> Message? {
    guard let match = line.firstMatch(of: /^(.+?):(\d+):(\d+): (?:error|warning): (.+)$/),
      let row = Int(match.2), let column = Int(match.3)
    else { return nil }
    let file = match.1.hasPrefix(folder + "/") ? match.1.dropFirst(folder.count + 1) : match.1
    let text = match.4.hasSuffix(".") ? match.4.dropLast() : match.4
    return Message(file: String(file), line: row, column: column, text: String(text))
  }
}
