import Glibc
import Synchronization

/// The users that jobs run as: each that runs has one which no other has.
final class JobUsers: Sendable {
  static let shared = JobUsers()
  private let taken = Mutex<Set<UInt32>>([])

  /// Takes the first that is free.
  func take() -> UInt32 {
    taken.withLock { taken in
      var user = Sandbox.firstUser
      while taken.contains(user) { user += 1 }
      taken.insert(user)
      return user
    }
  }

  /// Gives one back.
  func give(_ user: UInt32) {
    taken.withLock { _ = $0.remove(user) }
  }
}
