import Foundation
import Glibc

/// Why a submitted file is not read.
public enum Refusal: Sendable, Hashable, Codable {
  /// It is a symbolic link, or lies below one.
  case link
  /// It is a folder, a pipe, a device: anything but a file.
  case notAFile
  /// It is larger than a file of source text can be.
  case tooLarge(bytes: Int, limit: Int)
  /// It is not UTF-8 text, or holds a zero byte.
  case notText
  /// The system does not let us read it.
  case unreadable(reason: String)
}

/// Takes a student's file in, without following or opening anything it might trick us with.
struct Intake {
  static let limit = 256 << 10

  enum Result {
    case text(String)
    case absent
    case refused(Refusal)
  }

  /// Reads a file below a folder; no part of the path below the folder may be a link.
  static func read(_ path: String, below folder: String) -> Result {
    var parent = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard parent >= 0 else { return failure(errno) }
    defer { close(parent) }
    let parts = path.split(separator: "/").map(String.init)
    for part in parts.dropLast() {
      let next = openat(parent, part, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      guard next >= 0 else { return failure(errno) }
      close(parent)
      parent = next
    }
    // A pipe must not make us wait for its other end.
    let file = openat(
      parent,
      parts.last ?? "",
      O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC
    )
    guard file >= 0 else { return failure(errno) }
    defer { close(file) }
    return read(file)
  }

  private static func read(_ file: Int32) -> Result {
    var status = stat()
    guard fstat(file, &status) == 0 else { return failure(errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { return .refused(.notAFile) }
    guard status.st_size <= limit else {
      return .refused(.tooLarge(bytes: Int(status.st_size), limit: limit))
    }
    let handle = FileHandle(fileDescriptor: file, closeOnDealloc: false)
    guard let data = try? handle.read(upToCount: limit + 1) ?? Data() else {
      return failure(errno)
    }
    guard data.count <= limit else {
      return .refused(.tooLarge(bytes: data.count, limit: limit))
    }
    guard !data.contains(0), let text = String(data: data, encoding: .utf8) else {
      return .refused(.notText)
    }
    return .text(text)
  }

  private static func failure(_ code: Int32) -> Result {
    switch code {
    case ENOENT: .absent
    case ELOOP: .refused(.link)
    // With O_NOFOLLOW and O_DIRECTORY together, a link is "not a directory".
    case ENOTDIR: .refused(.link)
    case ENXIO, ENODEV: .refused(.notAFile)
    default: .refused(.unreadable(reason: String(cString: strerror(code))))
    }
  }
}
