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
        streamingCopy(target, source, byteCount)
        return
      }
    #endif
    target.copyMemory(from: source, byteCount: byteCount)
  }
}

#if canImport(Glibc) && hasFeature(Extern)
  /// How few bytes are worth to be kept out of the caches, which they would fill.
  private let leastStream = 1 << 20

  /// Copies bytes past the caches and with the help of idle processors; see `CStreaming.h`.
  ///
  /// Declared here and not imported, so that whoever imports this module needs no header.
  @_extern(c, "streaming_copy")
  private func streamingCopy(
    _ target: UnsafeMutableRawPointer,
    _ source: UnsafeRawPointer,
    _ count: Int
  )
#endif
