import CourseModel
import Foundation

/// One run of a lesson's program: compile, cut what does not compile, link, run, read.
struct LessonExecution {
  let source: LessonSource
  let runtime: Runtime
  let scratch: Scratch
  let limits: Limits

  var object: String { scratch.folder + "/Lesson.o" }
  private var program: String { scratch.folder + "/lesson" }

  func run() async throws(RunnerError) -> ProgramRun {
    let compiled = try await compile()
    try await link()
    let learner = LearnerProgram(
      path: program,
      scratch: scratch,
      limits: limits,
      toolchain: runtime.toolchain
    )
    let trace = try await learner.run()
    var reading = TraceReading(trace, of: source, end: compiled.end)
    if let count = reading.uncaughtThrow {
      // Once more, stopping where the error is thrown: the backtrace has the line.
      let again = try await learner.run(trapAtThrow: count)
      reading.locateThrow(again.frames)
    }
    var result = reading.result
    result.faults += compiled.faults
    for (index, error) in compiled.brokenPieces {
      result.pieces[index].failure = .init(message: error.text, line: error.line)
    }
    if let end = compiled.end, let fault = compiled.faults.first {
      result.cells[end].outcome = .failed(message: fault.message)
    }
    return result
  }

  private func link() async throws(RunnerError) {
    let wrap = ["--wrap=swift_errorInMain"]
    let command = try runtime.link([object], with: .lesson, into: program, options: wrap)
    let job = Toolchain.job(command, in: scratch)
    let ending = try await job.run()
    guard ending != .exited(0) else { return }
    let output = String(decoding: (try? Files.read(job.standardError)) ?? Data(), as: UTF8.self)
    throw .cannotStart(program: "the lesson's program", reason: "linking failed\n" + output)
  }
}
