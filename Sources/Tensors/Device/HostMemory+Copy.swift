#if canImport(Glibc)
  import Glibc
#endif

extension HostMemory {
  /// Copies bytes; the areas may overlap.
  static func copy(
    from source: UnsafeRawPointer,
    to target: UnsafeMutableRawPointer,
    byteCount: Int
  ) {
    #if canImport(Glibc) && hasFeature(Extern)
      let areOverlapping =
        source < UnsafeRawPointer(target) + byteCount
        && UnsafeRawPointer(target) < source + byteCount
      if byteCount >= leastStream, !areOverlapping {
        copyLarge(Share(source: source, target: target, byteCount: byteCount))
        return
      }
    #endif
    target.copyMemory(from: source, byteCount: byteCount)
  }
}

#if canImport(Glibc) && hasFeature(Extern)
  extension HostMemory {
    /// How few bytes are worth to be kept out of the caches, which they would fill.
    private static let leastStream = 1 << 20

    /// How few bytes are worth a thread: where the processor that is to begin it was idle, several megabytes
    /// are copied meanwhile.
    private static let leastShare = 8 << 20

    /// How many threads copy at most; more do not copy faster.
    private static let threadLimit = min(max(sysconf(Int32(_SC_NPROCESSORS_ONLN)), 1), 4)

    /// Copies past the caches, and with several threads what is large enough: one processor alone waits for
    /// memory that could serve two.
    private static func copyLarge(_ whole: Share) {
      let count = min(max(whole.byteCount / leastShare, 1), threadLimit)
      let size = whole.byteCount / count
      let threads = (1..<count).map { number in
        let start = number * size
        return Share(
          source: whole.source + start,
          target: whole.target + start,
          byteCount: number == count - 1 ? whole.byteCount - start : size
        ).begin()
      }
      streamingCopy(whole.target, whole.source, size)
      for thread in threads { if let thread { pthread_join(thread, nil) } }
    }
  }

  /// Copies bytes past the caches; see `CStreaming.h`.
  ///
  /// Declared here and not imported, so that whoever imports this module needs no header.
  @_extern(c, "streaming_copy")
  private func streamingCopy(
    _ target: UnsafeMutableRawPointer,
    _ source: UnsafeRawPointer,
    _ count: Int
  )

  /// What one thread copies.
  private struct Share {
    let source: UnsafeRawPointer
    let target: UnsafeMutableRawPointer
    let byteCount: Int

    func copy() { streamingCopy(target, source, byteCount) }

    /// Begins to copy; where no thread can be had, all is copied on return.
    ///
    /// - Returns: the thread to wait for, or `nil` where nothing is left to do.
    func begin() -> pthread_t? {
      let share = UnsafeMutablePointer<Share>.allocate(capacity: 1)
      share.initialize(to: self)
      var thread = pthread_t()
      let status = pthread_create(
        &thread,
        nil,
        { argument in
          guard let share = argument?.assumingMemoryBound(to: Share.self) else { return nil }
          share.pointee.copy()
          share.deallocate()
          return nil
        },
        share
      )
      if status == 0 { return thread }
      share.deallocate()
      copy()
      return nil
    }
  }
#endif
