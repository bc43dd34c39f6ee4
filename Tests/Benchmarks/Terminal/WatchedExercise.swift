import Foundation

/// `course watch`, and the file whose saving it answers with a verdict.
final class WatchedExercise {
  private let process = Process()
  private let output = Pipe()
  private let file: URL
  private let solution: String

  /// Begins to watch; the first verdict has come when this returns.
  init(_ program: String, exercise: String, solution: URL, root: URL, build: String) throws {
    self.solution = try String(contentsOf: solution, encoding: .utf8)
    file = root.appending(path: "work/\(exercise)/Exercise.swift")
    process.executableURL = URL(filePath: program)
    process.arguments = ["watch", exercise, "--json"]
    process.environment = ProcessInfo.processInfo.environment.merging([
      "COURSE_ROOT": root.path, "COURSE_BUILD": build,
    ]) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    _ = try verdict()
  }

  deinit {
    process.interrupt()
    process.waitUntilExit()
  }

  /// Saves the solution and waits for its verdict.
  ///
  /// - Returns: Milliseconds.
  func save(_ number: Int) throws -> Double {
    let text = Data((solution + "// save \(number)\n").utf8)
    var said = ""
    let time = try Timing.milliseconds {
      try text.write(to: file)
      said = try verdict()
    }
    guard said.contains("\"outcome\" : \"checked\"") else {
      throw Peer.Failure(description: "the exercise could not be checked:\n\(said)")
    }
    return time
  }

  private func verdict() throws -> String {
    var said = ""
    while !said.hasSuffix("\n}\n") {
      let more = output.fileHandleForReading.availableData
      guard !more.isEmpty else { throw Peer.Failure(description: "the watch has ended:\n\(said)") }
      said += String(decoding: more, as: UTF8.self)
    }
    return said
  }
}
