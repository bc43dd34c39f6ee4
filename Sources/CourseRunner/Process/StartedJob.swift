import Foundation
import Synchronization

/// A process that has been started before there is anything for it to do.
///
/// It waits for its input, whose other end is held by this process alone: that closes when this process
/// ends, however that happens, and the other ends with it.
final class StartedJob: Sendable {
  let job: Job
  private let running: Task<Job.Ending, any Error>
  private let input: AsyncStream<String>.Continuation
  private let hasInput = Mutex(false)
  private let ending = Mutex<Result<Job.Ending, any Error>?>(nil)

  /// Starts it.
  init(_ job: Job) {
    var job = job
    (job.laterInput, input) = AsyncStream.makeStream()
    self.job = job
    running = Task { [job] in try await job.run() }
    Task { [self] in
      let result = await running.result
      ending.withLock { $0 = result }
    }
  }

  /// Gives it all that it is to read.
  ///
  /// - Returns: whether it had not been given anything before.
  @discardableResult
  func give(_ text: String) -> Bool {
    let isFirst = hasInput.withLock { hasInput in
      defer { hasInput = true }
      return !hasInput
    }
    guard isFirst else { return false }
    input.yield(text)
    input.finish()
    return true
  }

  /// Waits until it has succeeded or failed.
  ///
  /// - Parameters:
  ///   - file: a file that is there, under this name, only once it has succeeded. A compiler takes as
  ///     long to give back its memory as the linker takes to start; nobody waits for that.
  ///   - seconds: the time it may take.
  /// - Returns: whether it succeeded, or `nil` where it ended as no tool should: then another is to try.
  /// - Throws: ``RunnerError/interrupted`` where the task is.
  func hasSucceeded(making file: String? = nil, seconds: Int) async throws(RunnerError) -> Bool? {
    let end = ContinuousClock.now + .seconds(seconds)
    while !Task.isCancelled {
      if let file, Files.exists(file) { return true }
      if let ending = ending.withLock({ $0 }) {
        return switch try? ending.get() {
        case .exited(0): true
        case .exited(1): false
        default: nil
        }
      }
      if ContinuousClock.now > end { running.cancel() }
      try? await Task.sleep(for: .milliseconds(1))
    }
    running.cancel()
    throw .interrupted
  }

  /// Ends it.
  func discard() {
    input.finish()
    running.cancel()
  }
}
