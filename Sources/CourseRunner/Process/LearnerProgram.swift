import CourseEvents
import Foundation

/// A compiled learner's program: runs it and reads what it told.
struct LearnerProgram: Sendable {
  let path: String
  let scratch: Scratch
  let limits: Limits
  let toolchain: Toolchain

  /// What a run of the program left.
  struct Trace: Sendable {
    var ending: Job.Ending
    var events: [LearnerEvent]
    var standardOutput: Data
    var standardError: Data
    /// Where it crashed, or was when its time ran out; the innermost frame first.
    var frames: [Backtrace.Frame]

    /// Whether the program came to its end, and said so.
    var isComplete: Bool { events.last == .finished }
  }

  /// Runs the program, until the throw with a number, from 1, where one is given.
  func run(arguments: [String] = [], trapAtThrow: Int = 0) async throws(RunnerError) -> Trace {
    let channel = try Channel(in: scratch)
    defer { channel.close() }
    for name in ["stdout", "stderr", "backtrace.json"] { Files.remove(scratch.folder + "/" + name) }
    let output = try Capture(scratch.folder + "/stdout")
    let errors = try Capture(scratch.folder + "/stderr")
    let backtrace = scratch.folder + "/backtrace.json"
    var job = Job([path] + arguments, in: scratch, limits: limits)
    job.input = "\(channel.nonce)\n\(channel.path)\n\(trapAtThrow)\n"
    job.interruptsForBacktrace = true
    job.environment["SWIFT_BACKTRACE"] = """
      enable=yes,format=json,output-to=\(backtrace),threads=crashed,registers=none,images=none,\
      color=no,cache=no,limit=64,swift-backtrace=\(toolchain.backtracer)
      """
    defer { Runaways.end(startedIn: scratch.folder) }
    let ending = try await job.run()
    let events = channel.events()
    guard case .began? = events.first else {
      // Nothing of the learner's has run yet: the loader or the channel failed.
      let said = String(decoding: errors.data(), as: UTF8.self)
      let name = path.split(separator: "/").last.map(String.init) ?? path
      throw .cannotStart(program: name, reason: said.isEmpty ? ending.words : said)
    }
    return Trace(
      ending: ending,
      events: events,
      standardOutput: output.data(),
      standardError: errors.data(),
      frames: Backtrace.frames(in: (try? Files.read(backtrace)) ?? Data())
    )
  }
}
