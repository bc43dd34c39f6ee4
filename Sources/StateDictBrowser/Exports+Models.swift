#if arch(wasm32) && MODELS
  // The module of models: it reads no checkpoints; a file comes as a parcel.

  /// A model built from a spec: see `Answers.build(_:_:)`.
  @_expose(wasm, "build") @_cdecl("statedict_build")
  public func build(
    _ request: UnsafePointer<UInt8>,
    _ requestCount: Int,
    _ file: UnsafeMutableRawPointer,
    _ fileCount: Int
  ) -> UnsafeMutableRawPointer {
    answer(Answers.build, request, requestCount, file, fileCount)
  }

  /// A call of `loadStateDict` upon a model built from a spec: see `Answers.loadStateDict(_:_:)`.
  @_expose(wasm, "loadStateDict") @_cdecl("statedict_loadStateDict")
  public func loadStateDict(
    _ request: UnsafePointer<UInt8>,
    _ requestCount: Int,
    _ file: UnsafeMutableRawPointer,
    _ fileCount: Int
  ) -> UnsafeMutableRawPointer {
    answer(Answers.loadStateDict, request, requestCount, file, fileCount)
  }
#endif
