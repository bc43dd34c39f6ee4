import Glibc
import Synchronization

/// Keeps a compiler and a linker started before there is anything to compile.
///
/// Starting takes them nearly as long as what they do for a learner's file.
public final class WaitingTools: Sendable {
  private let place = Mutex<StartedTools?>(nil)

  /// Has none waiting yet.
  public init() {}

  /// Whether they are waiting.
  var isReady: Bool { place.withLock { $0 != nil } }

  /// Hands out the waiting tools, if there are some for this runtime.
  func take(for runtime: Runtime) -> StartedTools? {
    let found = place.withLock { place in
      defer { place = nil }
      return place
    }
    if found?.workplace.runtime == runtime { return found }
    found?.discard()
    return nil
  }

  /// Starts tools, unless some are waiting.
  func prepare(for runtime: Runtime) {
    guard place.withLock({ $0 == nil }), let new = StartedTools(runtime) else { return }
    let surplus = place.withLock { place in
      guard place == nil else { return new as StartedTools? }
      place = new
      return nil
    }
    surplus?.discard()
  }
}

/// A compiler whose source file is its standard input, and a linker that reads its arguments there.
struct StartedTools: Sendable {
  let workplace: Workplace
  let compiler: StartedJob
  let linker: StartedJob
  private static let seconds = Limits.submission.seconds

  /// Starts them for learners' files; `nil` where they cannot have a folder.
  init?(_ runtime: Runtime) {
    guard let workplace = try? Workplace(runtime: runtime) else { return nil }
    let file = workplace.sources + "/" + Submission.file
    guard symlink("/dev/stdin", file) == 0 else {
      workplace.remove()
      return nil
    }
    self.workplace = workplace
    var compiling = Submission.compiling(in: workplace)
    compiling.limits = .submission
    compiler = StartedJob(compiling)
    var linking = workplace.linking(runtime.linkingLater, with: [])
    linking.limits = .submission
    linking.errors = "stderr-linker"
    linker = StartedJob(linking)
  }

  /// Waits for the compiler, which has been given a text.
  ///
  /// - Returns: whether it made the object file, or `nil` where it ended as no compiler should.
  func hasCompiled() async throws(RunnerError) -> Bool? {
    let object = Submission.object(in: workplace)
    return try await compiler.hasSucceeded(making: object, seconds: Self.seconds)
  }

  /// Lets the linker carry out a command, if it has not had one.
  ///
  /// - Returns: whether it made the program, or `nil` where it ended as no linker should, or has no time
  ///   for another command.
  func hasLinked(_ command: [String]) async throws(RunnerError) -> Bool? {
    guard linker.give(Runtime.responseFile(command.dropFirst())) else { return nil }
    return try await linker.hasSucceeded(seconds: Self.seconds)
  }

  /// Ends them, and removes their folders.
  func discard() {
    compiler.discard()
    linker.discard()
    workplace.remove()
  }
}
