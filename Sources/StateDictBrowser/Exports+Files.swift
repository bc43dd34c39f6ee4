#if arch(wasm32) && FILES
  import Checkpoints

  // The module of files: it knows checkpoints and no models.

  /// What a checkpoint holds: see `Answers.inspect(_:_:)`.
  @_expose(wasm, "inspect") @_cdecl("statedict_inspect")
  public func inspect(
    _ request: UnsafePointer<UInt8>,
    _ requestCount: Int,
    _ file: UnsafeMutableRawPointer,
    _ fileCount: Int
  ) -> UnsafeMutableRawPointer {
    answer(Answers.inspect, request, requestCount, file, fileCount)
  }

  /// A load of a checkpoint with a map location: see `Answers.load(_:_:)`.
  @_expose(wasm, "load") @_cdecl("statedict_load")
  public func load(
    _ request: UnsafePointer<UInt8>,
    _ requestCount: Int,
    _ file: UnsafeMutableRawPointer,
    _ fileCount: Int
  ) -> UnsafeMutableRawPointer {
    answer(Answers.load, request, requestCount, file, fileCount)
  }

  /// The value of a file, packed: see `Answers.parcel(_:_:)`.
  @_expose(wasm, "parcel") @_cdecl("statedict_parcel")
  public func parcel(
    _ request: UnsafePointer<UInt8>,
    _ requestCount: Int,
    _ file: UnsafeMutableRawPointer,
    _ fileCount: Int
  ) -> UnsafeMutableRawPointer {
    let bytes = Array(UnsafeBufferPointer(start: request, count: requestCount))
    let source = ByteSource(mapping: file, count: fileCount, release: {})
    return Answers.parcel(bytes, source).withUnsafeBytes { answer($0) }
  }
#endif
