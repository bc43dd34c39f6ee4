import Foundation
import Glibc

/// Paths that a job's user could not reach, shown at places where it can.
///
/// Where the engine is root, a toolchain or a course may lie in a folder that only root can enter, such
/// as `/root`. The job, still root, then mounts what its box shows below its own scratch folder, in a mount
/// namespace that ends with it; nothing is copied, and nothing outside of the job changes.
struct Staging: Sendable, Hashable {
  /// Where each path is shown, by the path.
  let places: [String: String]

  /// Finds the paths that need it.
  init(_ paths: [String], in folder: String) {
    var places: [String: String] = [:]
    for path in paths where !path.hasPrefix(folder + "/") && !Self.isOpen(path) {
      places[path] = "\(folder)/stage/\(places.count)"
    }
    self.places = places
  }

  /// Whether every user can reach a path and read it.
  static func isOpen(_ path: String) -> Bool {
    var status = stat()
    guard stat(path, &status) == 0 else { return true }
    let isFolder = status.st_mode & S_IFMT == S_IFDIR
    let wanted: mode_t = isFolder ? S_IROTH | S_IXOTH : S_IROTH
    guard status.st_mode & wanted == wanted else { return false }
    var parent = Files.folder(of: Files.resolve(path))
    while parent != "/" {
      guard stat(parent, &status) == 0, status.st_mode & S_IXOTH != 0 else { return false }
      parent = Files.folder(of: parent)
    }
    return true
  }

  /// Makes the places at which things will be mounted.
  func prepare() throws(RunnerError) {
    for (path, place) in places {
      var status = stat()
      let isFolder = stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
      if isFolder {
        try Files.makeFolder(place)
      } else {
        try Files.write(Data(), to: place)
      }
    }
  }

  /// The words that mount everything and go on with the words after them.
  var command: [String] {
    guard !places.isEmpty else { return [] }
    let pairs = places.sorted { $0.value < $1.value }.flatMap { [$0.key, $0.value] }
    let script = """
      n=$1; shift; while [ "$n" -gt 0 ]; do mount --bind "$1" "$2" || exit 1; shift 2; n=$((n - 1)); done; exec "$@"
      """
    return ["unshare", "--mount", "--propagation", "private", "sh", "-c", script, "sh"]
      + ["\(places.count)"] + pairs
  }
}
