#if canImport(Glibc)
  import Glibc
#endif

extension HostMemory {
  /// Copies bytes; the areas may overlap.
  ///
  /// Large areas are copied by several threads, as PyTorch does: one processor alone waits for memory
  /// that could serve two.
  static func copy(
    from source: UnsafeRawPointer,
    to target: UnsafeMutableRawPointer,
    byteCount: Int
  ) {
    #if canImport(Glibc)
      let count = min(byteCount / leastShare, threadLimit)
      let areOverlapping =
        source < UnsafeRawPointer(target) + byteCount
        && UnsafeRawPointer(target) < source + byteCount
      if count > 1, !areOverlapping {
        let size = byteCount / count
        let threads = (1..<count).map { number in
          let start = number * size
          return Share(
            source: source + start,
            target: target + start,
            byteCount: number == count - 1 ? byteCount - start : size
          ).begin()
        }
        target.copyMemory(from: source, byteCount: size)
        for thread in threads { if let thread { pthread_join(thread, nil) } }
        return
      }
    #endif
    target.copyMemory(from: source, byteCount: byteCount)
  }

  #if canImport(Glibc)
    /// How few bytes are worth a thread, which takes about as long to begin as 100 KB to be copied.
    private static let leastShare = 1 << 20

    /// How many threads copy at most; more do not copy faster.
    private static let threadLimit = min(max(sysconf(Int32(_SC_NPROCESSORS_ONLN)), 1), 4)
  #endif
}

#if canImport(Glibc)
  /// What one thread copies.
  private struct Share {
    let source: UnsafeRawPointer
    let target: UnsafeMutableRawPointer
    let byteCount: Int

    func copy() { target.copyMemory(from: source, byteCount: byteCount) }

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
