package import Checkpoints

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file that is open to be read.
///
/// Nothing is read ahead of what a reader asks for.
package final class InputFile {
  /// The path, as the caller wrote it.
  package let path: String
  /// The size when the file was opened.
  package let count: Int
  private let descriptor: Int32

  /// Opens a file.
  ///
  /// - Throws: `ArchiveFault.noSuchFile`, `.isADirectory`, or what the system said.
  package init(_ path: String) throws(CheckpointError) {
    self.path = path
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw systemError(path) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      let error = systemError(path)
      close(descriptor)
      throw error
    }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      close(descriptor)
      throw CheckpointError(.archive(.isADirectory(path)))
    }
    count = Int(status.st_size)
  }

  deinit { close(descriptor) }

  /// The file as a source that reads what is asked for.
  package func source() -> ByteSource {
    ByteSource(
      count: count,
      fill: { offset, buffer in self.read(at: offset, into: buffer) },
      release: {}
    )
  }

  /// The file as a source in memory, private to this process.
  package func mapped() throws(CheckpointError) -> ByteSource {
    let (count, path) = (count, path)
    guard count > 0 else { return ByteSource([]) }
    let protection = PROT_READ | PROT_WRITE
    guard let mapping = mmap(nil, count, protection, MAP_PRIVATE, descriptor, 0),
      mapping != MAP_FAILED
    else { throw systemError(path) }
    return ByteSource(mapping: mapping, count: count) { munmap(mapping, count) }
  }

  private func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) -> Bool {
    var filled = 0
    while filled < buffer.count {
      guard let base = buffer.baseAddress else { return false }
      let count = pread(descriptor, base + filled, buffer.count - filled, off_t(offset + filled))
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      filled += count
    }
    return true
  }
}

/// What the system said about a path, in Python's words.
func systemError(_ path: String) -> CheckpointError {
  switch errno {
  case ENOENT: CheckpointError(.archive(.noSuchFile(path)))
  case EISDIR: CheckpointError(.archive(.isADirectory(path)))
  case let number:
    CheckpointError(
      .archive(.file(path: path, number: Int(number), reason: String(cString: strerror(number))))
    )
  }
}
