import Foundation
import Glibc
import Synchronization

/// Keeps a compiler started before there is anything to compile.
///
/// Starting takes it nearly as long as compiling what a learner writes.
public final class WaitingCompiler: Sendable {
  private let place = Mutex<StartedCompiler?>(nil)

  /// Has none waiting yet.
  public init() {}

  /// Whether one is waiting.
  var isReady: Bool { place.withLock { $0 != nil } }

  /// Hands out the waiting compiler, if there is one for this runtime.
  func take(for runtime: Runtime) -> StartedCompiler? {
    let found = place.withLock { place in
      defer { place = nil }
      return place
    }
    if found?.workplace.runtime == runtime { return found }
    found?.discard()
    return nil
  }

  /// Starts a compiler, unless one is waiting.
  func prepare(for runtime: Runtime) {
    guard place.withLock({ $0 == nil }), let new = StartedCompiler(runtime) else { return }
    let surplus = place.withLock { place in
      guard place == nil else { return new as StartedCompiler? }
      place = new
      return nil
    }
    surplus?.discard()
  }
}

/// A compiler whose source file is its standard input.
///
/// The input's other end is held by this process alone: it closes when that ends, however that happens,
/// and the compiler ends with it.
final class StartedCompiler: Sendable {
  let workplace: Workplace
  private let compiling: Task<Job.Ending, any Error>
  private let input: AsyncStream<String>.Continuation

  /// Starts it for learners' files; `nil` where it cannot have a folder.
  init?(_ runtime: Runtime) {
    guard let workplace = try? Workplace(runtime: runtime) else { return nil }
    let file = workplace.sources + "/" + Submission.file
    guard symlink("/dev/stdin", file) == 0 else {
      workplace.remove()
      return nil
    }
    self.workplace = workplace
    var job = Submission.compiling(in: workplace)
    job.limits = .submission
    (job.laterInput, input) = AsyncStream.makeStream()
    compiling = Task { [job] in try await job.run() }
  }

  /// Gives it the text, and waits for its end.
  ///
  /// - Returns: whether it made the object file, or `nil` where it ended as no compiler should: then
  ///   another is to try.
  func compile(_ text: String, seconds: Int) async throws(RunnerError) -> Bool? {
    input.yield(text)
    input.finish()
    let compiling = compiling
    let watch = Task {
      try await Task.sleep(for: .seconds(seconds))
      compiling.cancel()
    }
    defer { watch.cancel() }
    let ending = await withTaskCancellationHandler {
      try? await compiling.value
    } onCancel: {
      compiling.cancel()
    }
    if Task.isCancelled { throw .interrupted }
    return switch ending {
    case .exited(0): true
    case .exited(1): false
    default: nil
    }
  }

  /// Ends it, and removes its folders.
  func discard() {
    input.finish()
    compiling.cancel()
    workplace.remove()
  }
}
