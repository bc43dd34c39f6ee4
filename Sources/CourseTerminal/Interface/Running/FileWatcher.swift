import CourseRunner
import Foundation
import Synchronization

/// Watches one file, by the kernel's own notice of what happens in its folder.
///
/// The folder is watched, not the file: many editors save by putting a new file in the old one's place.
final class FileWatcher: Sendable {
  /// How long a file must be left alone after a change, in milliseconds: an editor writes several times.
  static let quiet = 200
  /// How often the file is looked at where no notice comes, as from another machine's disk, in
  /// milliseconds.
  private static let glance: Int32 = 1000

  /// The moments at which the file had another content than before, each told at once.
  let changes: AsyncStream<Void>
  private let listener: AsyncStream<Void>.Continuation
  private let path: String
  private let lastChange = Mutex<ContinuousClock.Instant?>(nil)

  /// Begins to watch.
  ///
  /// - Returns: `nil` where the system cannot watch.
  init?(_ path: String) {
    self.path = path
    (changes, listener) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    // Read before the watch begins, so that what is saved from then on is another content.
    let before = Self.content(path)
    let notices = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
    guard notices >= 0 else { return nil }
    let folder = (path as NSString).deletingLastPathComponent
    var ends: [Int32] = [-1, -1]
    guard inotify_add_watch(notices, folder, Self.saved | Self.touched) >= 0, pipe(&ends) == 0
    else {
      close(notices)
      return nil
    }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let (stopped, stop) = (ends[0], ends[1])
    listener.onTermination = { _ in close(stop) }
    Thread { [self] in
      var content = before
      while Self.wait(notices, stopped) {
        guard let now = Self.content(path), now != content else { continue }
        content = now
        lastChange.withLock { $0 = .now }
        listener.yield()
      }
      listener.finish()
      close(notices)
      close(stopped)
    }.start()
  }

  /// Ends the watch.
  func stop() { listener.finish() }

  /// Waits with a verdict that may be about half a file, until the file has been left alone for a while.
  ///
  /// What compiles is whole, and is not waited with: whoever checks it anew ends this check.
  func settle(_ report: CheckReport) async throws {
    guard report.outcome == .doesNotCompile else { return }
    while let last = lastChange.withLock(\.self) {
      let end = last + .milliseconds(Self.quiet)
      guard end > .now else { return }
      try await Task.sleep(until: end, clock: .continuous)
    }
  }

  private static func content(_ path: String) -> Data? {
    try? Data(contentsOf: URL(fileURLWithPath: path))
  }

  /// Somebody has written a file and closed it, or put it in its place.
  private static let saved = UInt32(IN_CLOSE_WRITE | IN_MOVED_TO)
  /// Somebody is writing.
  private static let touched = UInt32(IN_CREATE | IN_MODIFY)

  /// Waits until a file was saved, or touched and then left alone.
  ///
  /// - Returns: `false` when nobody listens any more.
  private static func wait(_ notices: Int32, _ stopped: Int32) -> Bool {
    var timeout = glance
    while true {
      var sources = [notices, stopped].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      let ready = poll(&sources, 2, timeout)
      if ready == 0 { return true }
      if ready < 0 {
        guard errno == EINTR else { return false }
        continue
      }
      if sources[1].revents != 0 { return false }
      if read(notices).contains(where: { $0 & saved != 0 }) { return true }
      timeout = Int32(quiet)
    }
  }

  /// What has happened, as the kernel's masks.
  private static func read(_ notices: Int32) -> [UInt32] {
    var masks: [UInt32] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = Glibc.read(notices, &buffer, buffer.count)
      guard count > 0 else { return masks }
      // A notice is four words of four bytes, of which the second is the mask and the fourth the length
      // of the name that follows.
      buffer.prefix(count).withUnsafeBytes { bytes in
        var start = 0
        while start + 16 <= count {
          masks.append(bytes.loadUnaligned(fromByteOffset: start + 4, as: UInt32.self))
          start += 16 + Int(bytes.loadUnaligned(fromByteOffset: start + 12, as: UInt32.self))
        }
      }
    }
  }
}
