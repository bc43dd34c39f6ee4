#if canImport(Glibc)
  import Glibc
#endif

/// A large file that is about to be replaced.
///
/// To give back the space of one takes a fifth of the time of writing another. It is given back when nobody
/// holds the file any more: so that whoever saves does not wait for it, a thread lets go of it afterwards.
struct ReplacedFile {
  #if canImport(Glibc)
    private let descriptor: Int32

    /// Holds the file that is at a path, if there is a large one.
    init(_ path: String) {
      var status = stat()
      let isLarge =
        lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
        && status.st_size >= Self.leastSize
      descriptor = isLarge ? open(path, Self.placeOnly | O_NOFOLLOW | O_CLOEXEC) : -1
    }

    /// Lets go of it, without waiting.
    func release() {
      guard descriptor >= 0 else { return }
      var thread = pthread_t()
      let status = pthread_create(
        &thread,
        nil,
        { argument in
          close(Int32(Int(bitPattern: argument)) - 1)
          return nil
        },
        // One more, since a file can be number 0, which no pointer can.
        UnsafeMutableRawPointer(bitPattern: Int(descriptor) + 1)
      )
      if status == 0 { pthread_detach(thread) } else { close(descriptor) }
    }

    /// How large a file is worth a thread, in bytes.
    private static let leastSize = 16 << 20

    /// Linux's `O_PATH`, which Swift doesn't show: the file is held, and neither read nor locked.
    private static let placeOnly: Int32 = 0o10_000_000
  #else
    init(_ path: String) {}
    func release() {}
  #endif
}
