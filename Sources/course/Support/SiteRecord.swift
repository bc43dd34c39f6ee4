import CourseSite
import Foundation

/// What a site was made from and what came of it, kept beside the course's other results, so that a
/// build that would change nothing does nothing.
struct SiteRecord {
  private let file: String
  private let inputs: String
  private let output: String

  /// Looks at everything that a site is made from.
  init(root: String, output: String, publication: Publication) {
    let program = Bundle.main.executableURL?.resolvingSymlinksInPath()
    let folder = program?.deletingLastPathComponent().path ?? ""
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let libraries = names.filter { $0.hasSuffix(".so") || $0.hasSuffix(".dylib") }
    let sources = ["Lessons", "Exercises", "site"].map { root + "/" + $0 }
    let theme = CourseOptions.engineTheme.map { [$0] } ?? []
    let name = output.unicodeScalars.reduce(into: 5381 as UInt64) {
      $0 = $0 &* 33 ^ UInt64($1.value)
    }
    file = "\(root)/.course/site/\(String(name, radix: 16))"
    self.output = output
    inputs = """
      \(output)
      \(publication.address ?? "-") \(publication.path) \(publication.editing ?? "-")
      \(publication.dates.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)\n" }.joined())
      \(FolderStamp(files: [program?.path ?? ""] + libraries.map { folder + "/" + $0 }).text)
      \(FolderStamp(sources + theme, ignoring: output).text)
      """
  }

  /// The files of a site that was made from the same and is still as it was left.
  func unchanged() -> [String]? {
    guard let text = try? String(contentsOfFile: file, encoding: .utf8) else { return nil }
    let parts = text.split(separator: "\0", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0] == inputs else { return nil }
    let files = parts[1].split(separator: "\n").map(String.init)
    return parts[2] == state(of: files) ? files : nil
  }

  /// Remembers a site that has just been made, without a fault.
  func keep(_ files: [String]) {
    let text = [inputs, files.joined(separator: "\n"), state(of: files)].joined(separator: "\0")
    let folder = (file as NSString).deletingLastPathComponent
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try? Data(text.utf8).write(to: URL(fileURLWithPath: file), options: .atomic)
  }

  private func state(of files: [String]) -> String {
    FolderStamp(files: files.map { output + "/" + $0 }).text
  }
}
