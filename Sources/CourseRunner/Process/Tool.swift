import Foundation

/// A program that an author's command calls: a formatter, or what records a reference.
package struct Tool: Sendable {
  /// What a tool left.
  package struct Result: Sendable, Hashable {
    /// Whether it ended by itself, with status 0.
    package var succeeded: Bool
    /// What it printed.
    package var output: String
    /// What it printed on the error stream.
    package var errors: String
  }

  /// The program and its arguments.
  package var arguments: [String]
  /// What it reads from its standard input.
  package var input: String
  /// The folder it works in; a fresh one where none is given.
  package var folder: String?
  /// How long it may take.
  package var seconds: Int

  /// Names a program.
  package init(_ arguments: [String], input: String = "", in folder: String? = nil, seconds: Int) {
    self.arguments = arguments
    self.input = input
    self.folder = folder
    self.seconds = seconds
  }

  /// Runs the program to its end, or to the end of its time, in the environment of this process.
  package func run() async throws(RunnerError) -> Result {
    let scratch = try Scratch()
    defer { scratch.remove() }
    let limits = Limits(seconds: seconds, fileSize: 256 << 20, memory: 1 << 40)
    var job = Job(arguments, in: scratch, limits: limits)
    job.input = input
    job.environment = ProcessInfo.processInfo.environment
    job.folder = folder
    let ending = try await job.run()
    let text = { (path: String) in
      String(decoding: (try? Files.read(path)) ?? Data(), as: UTF8.self)
    }
    return Result(
      succeeded: ending == .exited(0),
      output: text(job.standardOutput),
      errors: text(job.standardError)
    )
  }
}

extension Runtime {
  /// The toolchain's formatter.
  package var formatter: String { toolchain.root + "/bin/swift-format" }
}
