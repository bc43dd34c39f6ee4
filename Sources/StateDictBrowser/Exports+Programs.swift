#if arch(wasm32) && PROGRAMS
  // The module of programs, which have optimizers as well; it reads no checkpoints either.

  /// A program, with the memory after every step: see `Answers.trace(_:_:)`.
  @_expose(wasm, "trace") @_cdecl("statedict_trace")
  public func trace(
    _ request: UnsafePointer<UInt8>,
    _ requestCount: Int,
    _ file: UnsafeMutableRawPointer,
    _ fileCount: Int
  ) -> UnsafeMutableRawPointer {
    answer(Answers.trace, request, requestCount, file, fileCount)
  }
#endif
