import Foundation

/// The programs that are measured, and how they are run.
enum Program {
  /// The repository.
  static var root: URL {
    if let root = ProcessInfo.processInfo.environment["COURSE_ROOT"] { return URL(filePath: root) }
    return URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
  }

  /// The course, as the launcher builds it.
  static var course: URL { root.appending(path: ".build/release/course") }

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
      throw Peer.Failure(
        description: "\(command.joined(separator: " ")) fails:\n\(text.suffix(2000))"
      )
    }
    return text
  }

  /// Runs a command to its end and watches how large it becomes; what it starts itself does not count.
  ///
  /// - Returns: The most memory that the program had, in bytes.
  static func memory(of command: [String]) throws -> Double {
    let process = Process()
    let errors = NSTemporaryDirectory() + "bench-errors"
    _ = FileManager.default.createFile(atPath: errors, contents: nil)
    process.executableURL = URL(filePath: command[0])
    process.arguments = Array(command.dropFirst())
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle(forWritingAtPath: errors)
    process.standardInput = FileHandle.nullDevice
    try process.run()
    var peak = 0.0
    while process.isRunning {
      let status = FileManager.default.contents(atPath: "/proc/\(process.processIdentifier)/status")
      let text = String(decoding: status ?? Data(), as: UTF8.self)
      if let match = text.firstMatch(of: /VmHWM:\s*(\d+)/) {
        peak = 1024 * (Double(match.1) ?? 0)
      }
      usleep(20_000)
    }
    guard process.terminationStatus == 0 else {
      let said = (try? String(contentsOfFile: errors, encoding: .utf8)) ?? ""
      throw Peer.Failure(
        description: "\(command.joined(separator: " ")) fails:\n\(said.suffix(500))"
      )
    }
    return peak
  }
}
