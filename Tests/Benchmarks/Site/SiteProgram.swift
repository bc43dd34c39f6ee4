import Foundation

/// The programs that are measured, and how they are run.
enum SiteProgram {
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// The repository.
  static var root: URL {
    if let root = ProcessInfo.processInfo.environment["COURSE_ROOT"] { return URL(filePath: root) }
    return URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
  }

  /// The course, as the launcher builds it.
  static var course: URL { root.appending(path: ".build/release/course") }

  /// The most memory that any program run so far has had, in bytes.
  static var peak: Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_CHILDREN.rawValue), &usage)
    return usage.ru_maxrss * 1024
  }

  /// Runs a command to its end, with what it prints thrown away unless it fails.
  @discardableResult
  static func run(_ command: [String]) throws -> String {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    process.standardOutput = output
    process.standardError = output
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(description: "\(command.joined(separator: " ")) fails:\n\(text.suffix(2000))")
    }
    return text
  }
}
