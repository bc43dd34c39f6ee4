import Checkpoints

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file that appears all at once: written beside its place, then renamed.
final class OutputFile {
  private let path: String
  private let temporaryPath: String
  private var descriptor: Int32
  private var buffer: [UInt8] = []

  private static let bufferSize = 1 << 18
  /// How much is handed to the system at once.
  ///
  /// For more, Linux goes looking for larger pages than it has at hand, and takes several times as long.
  private static let pieceSize = 1 << 20

  /// Creates the temporary file beside the path.
  init(_ path: String) throws(CheckpointError) {
    self.path = path
    let parent = parentDirectory(path)
    guard access(parent, F_OK) == 0 else {
      throw CheckpointError(.archive(.noParentDirectory(parent)))
    }
    var template = Array((path + ".XXXXXX").utf8CString)
    descriptor = mkstemp(&template)
    temporaryPath = template.withUnsafeBufferPointer { characters in
      characters.baseAddress.map { String(cString: $0) } ?? ""
    }
    guard descriptor >= 0 else { throw systemError(path) }
    // A temporary file is private; this one becomes an ordinary file.
    let mask = umask(0)
    umask(mask)
    fchmod(descriptor, 0o666 & ~mask)
  }

  /// Writes the next bytes.
  func write(_ bytes: UnsafeRawBufferPointer) throws(CheckpointError) {
    if bytes.count < Self.bufferSize / 4 {
      buffer.append(contentsOf: bytes)
      if buffer.count >= Self.bufferSize { try flush() }
    } else {
      try flush()
      try writeAll(bytes)
    }
  }

  /// Puts the finished file in its place.
  func commit(synchronize: Bool) throws(CheckpointError) {
    try flush()
    if synchronize, fsync(descriptor) != 0 { throw systemError(path) }
    let closed = close(descriptor)
    descriptor = -1
    let replaced = ReplacedFile(path)
    defer { replaced.release() }
    guard closed == 0, rename(temporaryPath, path) == 0 else { throw systemError(path) }
    if synchronize { synchronizeDirectory() }
  }

  /// Removes the temporary file.
  func discard() {
    if descriptor >= 0 { close(descriptor) }
    descriptor = -1
    unlink(temporaryPath)
  }

  /// Waits until the disk has the directory's new entry.
  private func synchronizeDirectory() {
    let directory = open(parentDirectory(path), O_RDONLY | O_CLOEXEC)
    guard directory >= 0 else { return }
    fsync(directory)
    close(directory)
  }

  private func flush() throws(CheckpointError) {
    let full = buffer
    buffer.removeAll(keepingCapacity: true)
    try full.withUnsafeBufferPointer { bytes throws(CheckpointError) in
      try writeAll(UnsafeRawBufferPointer(bytes))
    }
  }

  private func writeAll(_ bytes: UnsafeRawBufferPointer) throws(CheckpointError) {
    var rest = bytes
    while !rest.isEmpty {
      let count = systemWrite(
        descriptor,
        UnsafeRawBufferPointer(rebasing: rest.prefix(Self.pieceSize))
      )
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw systemError(path) }
      rest = UnsafeRawBufferPointer(rebasing: rest[count...])
    }
  }
}

/// The system's `write`, which the method of that name would hide.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  write(descriptor, bytes.baseAddress, bytes.count)
}

/// The folder of a path, `.` where it names none.
private func parentDirectory(_ path: String) -> String {
  guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
  return slash == path.startIndex ? "/" : String(path[..<slash])
}
