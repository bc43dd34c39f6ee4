import CourseModel
import Foundation
import Synchronization

/// What came of compiling texts, for checks that look at one text several times.
///
/// The bytes of an object file are kept from before any of its code has run.
public final class CompiledTexts: Sendable {
  enum Outcome: Sendable {
    case object(Data)
    case faults([Diagnostic])
  }

  private let outcomes = Mutex<[String: Outcome]>([:])

  /// Knows nothing yet.
  public init() {}

  subscript(key: String) -> Outcome? {
    get { outcomes.withLock { $0[key] } }
    set { outcomes.withLock { $0[key] = newValue } }
  }
}
