import Foundation
import Glibc

/// Reads what strangers have made, without following or opening anything that might trick us.
enum SafeFile {
  /// The largest file of source text, in bytes.
  static let limit = 256 << 10

  enum Result {
    case bytes(Data, modified: Date?)
    case absent
    case refused(Refusal)
  }

  /// Reads a file below a folder; no part of the path below the folder may be a link.
  static func read(_ path: String, below folder: String, limit: Int = limit) -> Result {
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
    return read(file, limit)
  }

  private static func read(_ file: Int32, _ limit: Int) -> Result {
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
    return .bytes(data, modified: Date(timeIntervalSince1970: Double(status.st_mtim.tv_sec)))
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

  /// The regular files below a folder and the archives among them, by path, and whatever else has the name
  /// of source text, to be refused by name; links are not followed.
  static func list(_ folder: String, depth: Int = 10) -> [String] {
    var found: [String] = []
    var waiting = [""]
    while let part = waiting.popLast(), found.count < 5_000 {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder + "/" + part)) ?? []
      for name in names.prefix(5_000) where !name.hasPrefix(".") {
        let path = part.isEmpty ? name : part + "/" + name
        var status = stat()
        guard lstat(folder + "/" + path, &status) == 0 else { continue }
        switch status.st_mode & S_IFMT {
        case S_IFREG: found.append(path)
        case S_IFDIR where path.count(where: { $0 == "/" }) < depth: waiting.append(path)
        default: if name.hasSuffix(".swift") { found.append(path) }
        }
      }
    }
    return found.sorted()
  }
}

extension Handin.Content {
  /// Takes bytes for a text.
  init(_ data: Data) {
    if data.count > SafeFile.limit {
      self = .refused(.tooLarge(bytes: data.count, limit: SafeFile.limit))
    } else if !data.contains(0), let text = String(data: data, encoding: .utf8) {
      self = .text(text)
    } else {
      self = .refused(.notText)
    }
  }
}
