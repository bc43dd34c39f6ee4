import Foundation
import Glibc

/// The first part of the names of one program's scratch folders, by which they are known when it has
/// ended.
///
/// Beside the folders lies a file that the program keeps locked. The lock goes with the program, however
/// that ends; a number of a process would soon be another's.
struct ScratchMark: Sendable {
  /// The folder in which scratch folders are made.
  let parent: String
  let name: String
  private var lock: String { "\(parent)/\(name)\(Self.suffix)" }

  private static let prefix = "course-"
  private static let suffix = ".lock"

  /// This program's.
  static let own: Result<ScratchMark, RunnerError> = Result { () throws(RunnerError) in
    let mark = try make(in: Files.resolve(NSTemporaryDirectory()))
    atexit { if case .success(let mark) = ScratchMark.own { mark.removeAll() } }
    return mark
  }

  /// This program's mark in memory, if there is room.
  static let inMemory: ScratchMark? = MemoryFolder.usable.flatMap { folder in
    guard let mark = try? make(in: folder) else { return nil }
    atexit { ScratchMark.inMemory?.removeAll() }
    return mark
  }

  /// Makes a mark, which stays this program's until its end.
  private static func make(in parent: String) throws(RunnerError) -> ScratchMark {
    while true {
      let name = prefix + String(UInt32.random(in: 0 ... .max), radix: 36)
      let mark = ScratchMark(parent: parent, name: name)
      let file = open(mark.lock, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
      if file < 0, errno == EEXIST { continue }
      guard file >= 0 else {
        throw .unwritable(file: mark.lock, reason: String(cString: strerror(errno)))
      }
      // Whoever tidies up may have come between, and have taken the file away.
      if locks(file, at: mark.lock) { return mark }
      close(file)
    }
  }

  /// Removes what programs have left that ended before they could.
  static func removeAbandoned(in parent: String) {
    for entry in names(in: parent) where entry.hasPrefix(prefix) && entry.hasSuffix(suffix) {
      let path = "\(parent)/\(entry)"
      let file = open(path, O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
      guard file >= 0 else { continue }
      defer { close(file) }
      var status = stat()
      guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
        status.st_uid == geteuid(), locks(file, at: path)
      else { continue }
      ScratchMark(parent: parent, name: String(entry.dropLast(suffix.count))).removeAll()
    }
  }

  /// Whether a file is locked by this call, and is still the one of that name.
  private static func locks(_ file: Int32, at path: String) -> Bool {
    var opened = stat()
    var named = stat()
    return flock(file, LOCK_EX | LOCK_NB) == 0 && fstat(file, &opened) == 0
      && lstat(path, &named) == 0 && opened.st_ino == named.st_ino
      && opened.st_dev == named.st_dev
  }

  /// Removes all folders of this mark, and then the mark; where one stays, the mark does, for the next who
  /// tidies up.
  private func removeAll() {
    for folder in folders {
      // A compiler may outlive the program that started it, and write on.
      Runaways.end(startedIn: folder)
      Files.remove(folder)
    }
    if folders.isEmpty { unlink(lock) }
  }

  private var folders: [String] {
    Self.names(in: parent).filter { $0.hasPrefix(name + "-") }.map { "\(parent)/\($0)" }.filter {
      var status = stat()
      return lstat($0, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
        && status.st_uid == geteuid()
    }
  }

  private static func names(in folder: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
  }
}
