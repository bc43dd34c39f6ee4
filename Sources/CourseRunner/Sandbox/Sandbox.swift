import CLockdown
import Foundation

/// The boxes in which strangers' files are compiled and run, when submissions are graded.
///
/// A box is a process of bubblewrap's with namespaces of its own: no network, no other process, an
/// empty environment, and of the file system what a ``BoxPlan`` names and nothing else. A system-call
/// filter and the limits of ``Limits`` lie around it, and the checks close a lock of their own before
/// they call a learner's code (`lockdown.c`).
public struct Sandbox: Sendable, Hashable {
  /// The first of the users that jobs run as, where the engine is root.
  ///
  /// The kernel doesn't bound root's processes, and counts a user's over all boxes: so every job has
  /// a user of its own.
  static let firstUser: UInt32 = 60_000

  let bubblewrap: String
  let setpriv: String
  /// Whether every job can have a user of its own.
  let hasUsers: Bool

  /// Finds the programs that make a box.
  ///
  /// - Throws: ``RunnerError/toolMissing(name:looked:)``.
  static func locate() throws(RunnerError) -> Sandbox {
    let folders = ["/usr/bin", "/bin", "/usr/local/bin", "/usr/sbin", "/sbin"]
    func find(_ name: String) throws(RunnerError) -> String {
      guard let folder = folders.first(where: { Files.exists("\($0)/\(name)") }) else {
        throw .sandboxMissing(layer: .box, reason: "there is no \(name) in \(folders[0])")
      }
      return "\(folder)/\(name)"
    }
    return Sandbox(
      bubblewrap: try find("bwrap"),
      setpriv: try find("setpriv"),
      hasUsers: geteuid() == 0
    )
  }

  /// Whether the kernel can close the lock of the checks.
  public static var canLock: Bool { course_landlock_version() > 0 }
}
