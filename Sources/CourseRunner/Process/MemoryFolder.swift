import Foundation
import Glibc

/// The folder in memory that Linux has for everybody, where programs can be made and run in it.
///
/// Files that live for a tenth of a second cost a disk more than they cost memory.
enum MemoryFolder {
  static let standard = "/dev/shm"

  /// What must be free in it, in bytes: more than all jobs together leave there.
  private static let room: UInt = 1 << 30

  /// The folder, unless somebody has named another one for temporary files.
  static var usable: String? {
    guard getenv("TMPDIR") == nil, let mounts = try? Files.text("/proc/self/mounts"),
      runsPrograms(standard, mounts: mounts)
    else { return nil }
    var state = statvfs()
    let isUsable =
      statvfs(standard, &state) == 0 && state.f_bavail * state.f_frsize >= room
      && access(standard, W_OK | X_OK) == 0
    return isUsable ? standard : nil
  }

  /// Whether a folder lies in memory, and programs in it can be run, as `/proc/self/mounts` tells.
  static func runsPrograms(_ path: String, mounts: String) -> Bool {
    let entries = mounts.split(separator: "\n").map { $0.split(separator: " ") }
    // The last one hides those before it.
    guard let entry = entries.last(where: { $0.count > 3 && $0[1] == path }) else { return false }
    let options = entry[3].split(separator: ",")
    return entry[2] == "tmpfs" && options.contains("rw") && !options.contains("noexec")
  }
}
