import CourseEvents
import Foundation

/// A compiled learner's program: runs it and reads what it told.
struct LearnerProgram: Sendable {
  let path: String
  let scratch: Scratch
  var limits: Limits
  let toolchain: Toolchain
  /// Where it was made, if boxes may be around.
  var workplace: Workplace?

  /// What a run of the program left.
  struct Trace: Sendable {
    var ending: Job.Ending
    var events: [LearnerEvent]
    var standardOutput: Data
    var standardError: Data
    /// Where it crashed, or was when its time ran out; the innermost frame first.
    var frames: [Backtrace.Frame]
    /// How many lines on the channel were not the engine's.
    var foreignLines: Int

    /// Whether the program came to its end, and said so.
    var isComplete: Bool { events.last == .finished }
  }

  /// Runs the program.
  ///
  /// - Parameters:
  ///   - arguments: its arguments.
  ///   - trapAtThrow: the throw at which it stops, from 1; 0 is none.
  ///   - locked: whether it closes its lock first. Then no backtrace can be written.
  ///   - seed: what random numbers of sealed checks are drawn from.
  /// - Returns: what it told and printed.
  /// - Throws: ``RunnerError`` where it could not be run at all.
  func run(
    arguments: [String] = [],
    trapAtThrow: Int = 0,
    locked: Bool = false,
    seed: UInt64 = 0
  ) async throws(RunnerError) -> Trace {
    let channel = try Channel(in: scratch)
    defer { channel.close() }
    for name in ["stdout", "stderr"] { Files.remove(scratch.folder + "/" + name) }
    let output = try Capture(scratch.folder + "/stdout")
    let errors = try Capture(scratch.folder + "/stderr")
    let backtrace = scratch.folder + "/backtrace.json"
    truncate(backtrace, 0)
    let command = [path] + arguments
    var job =
      workplace?.running(command, limits: limits, locating: !locked)
      ?? Job(command, in: scratch, limits: limits)
    job.events = channel.path
    job.input = "\(channel.nonce)\n\(trapAtThrow)\n\(locked ? "lock" : "open")\n\(seed)\n"
    job.interruptsForBacktrace = !locked
    job.environment["SWIFT_BACKTRACE"] =
      locked
      ? "enable=no"
      : """
      enable=yes,format=json,output-to=\(backtrace),threads=crashed,registers=none,images=none,\
      color=no,cache=no,limit=64,swift-backtrace=\(toolchain.backtracer)
      """
    // A box ends all that was started in it.
    defer { if job.box == nil { Runaways.end(startedIn: scratch.folder) } }
    let ending = try await job.run()
    let (events, foreignLines) = channel.events()
    if case .notLocked(let code)? = events.last {
      throw .sandboxMissing(layer: .lock, reason: "the kernel refused it (\(code))")
    }
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
      frames: Backtrace.frames(in: (try? Files.read(backtrace)) ?? Data()),
      foreignLines: foreignLines
    )
  }
}
