import Foundation

/// Tells when a file has been saved, by the kernel's own notice of it.
///
/// The folder is watched, not the file: many editors save by putting a new file in the old one's place.
enum FileWatcher {
  /// How long a file must be left alone after a change, in milliseconds: an editor writes several times.
  static let quiet: Int32 = 200

  /// The moments at which a file was saved with another content than before.
  ///
  /// - Returns: `nil` where the system cannot watch.
  static func saves(of path: String) -> AsyncStream<Void>? {
    // Read before the watch begins, so that what is saved from then on is another content.
    let before = try? Data(contentsOf: URL(fileURLWithPath: path))
    let notices = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
    guard notices >= 0 else { return nil }
    let folder = (path as NSString).deletingLastPathComponent
    let changes = UInt32(IN_CLOSE_WRITE | IN_MOVED_TO | IN_CREATE | IN_MODIFY)
    guard inotify_add_watch(notices, folder, changes) >= 0 else {
      close(notices)
      return nil
    }
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else {
      close(notices)
      return nil
    }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let (stopped, stop) = (ends[0], ends[1])
    return AsyncStream { listener in
      listener.onTermination = { _ in close(stop) }
      Thread {
        var content = before
        while wait(notices, stopped) {
          let now = try? Data(contentsOf: URL(fileURLWithPath: path))
          if let now, now != content { listener.yield() }
          content = now ?? content
        }
        listener.finish()
        close(notices)
        close(stopped)
      }.start()
    }
  }

  /// Waits for a change and for the quiet after it; gives `false` when nobody listens any more.
  private static func wait(_ notices: Int32, _ stopped: Int32) -> Bool {
    var hasChanged = false
    while true {
      var sources = [notices, stopped].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      let ready = poll(&sources, 2, hasChanged ? quiet : -1)
      if ready == 0 { return true }
      if ready < 0 {
        guard errno == EINTR else { return false }
        continue
      }
      if sources[1].revents != 0 { return false }
      var buffer = [UInt8](repeating: 0, count: 4096)
      while read(notices, &buffer, buffer.count) > 0 { hasChanged = true }
    }
  }
}
