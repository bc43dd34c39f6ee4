import Foundation

/// The days on which lessons were last changed, as Git knows them.
enum LessonDates {
  /// The days by the lesson's identifier; none where there is no Git or no history.
  static func read(in root: String) -> [String: String] {
    let git = Process()
    let output = Pipe()
    git.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    git.arguments = [
      "git", "-C", root, "log", "--format=format:%x00%cs", "--name-only", "--relative", "--",
      "Lessons",
    ]
    git.standardOutput = output
    git.standardError = FileHandle.nullDevice
    guard (try? git.run()) != nil else { return [:] }
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    git.waitUntilExit()
    return git.terminationStatus == 0 ? parse(text) : [:]
  }

  /// Reads commits, the newest first: a NUL and a day, and then a line for each file.
  private static func parse(_ log: String) -> [String: String] {
    var days: [String: String] = [:]
    for commit in log.split(separator: "\0") {
      let lines = commit.split(separator: "\n")
      guard let day = lines.first.map(String.init) else { continue }
      for file in lines.dropFirst() where file.hasSuffix(".md") {
        let name = String(file.dropFirst("Lessons/".count).dropLast(3))
        if days[name] == nil { days[name] = day }
      }
    }
    return days
  }
}
