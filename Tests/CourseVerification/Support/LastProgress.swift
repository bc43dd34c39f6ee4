import Synchronization

@testable import CourseVerification

/// Keeps the last step that was reported.
final class LastProgress: Sendable {
  private let state = Mutex<Verifier.Progress?>(nil)

  var value: Verifier.Progress? { state.withLock(\.self) }

  func set(_ progress: Verifier.Progress) { state.withLock { $0 = progress } }
}
