#if arch(wasm32)
  import Checkpoints
  import StateDictJSON

  // A page writes request and file into memory that it gets from `aligned_alloc` (the file at a multiple
  // of 64), calls, reads the answer (its length in four bytes, little-endian, then UTF-8 or a parcel's
  // bytes), and gives all three back to `free`.

  func answer(
    _ question: Answers.Question,
    _ request: UnsafePointer<UInt8>,
    _ requestCount: Int,
    _ file: UnsafeMutableRawPointer,
    _ fileCount: Int
  ) -> UnsafeMutableRawPointer {
    let bytes = Array(UnsafeBufferPointer(start: request, count: requestCount))
    let source =
      fileCount == 0
      ? ByteSource([]) : ByteSource(mapping: file, count: fileCount, release: {})
    var text = Answers.text(question, bytes, source)
    return text.withUTF8 { answer(UnsafeRawBufferPointer($0)) }
  }

  /// An answer in memory of its own, after its length.
  func answer(_ bytes: UnsafeRawBufferPointer) -> UnsafeMutableRawPointer {
    let answer = UnsafeMutableRawPointer.allocate(byteCount: 4 + bytes.count, alignment: 16)
    answer.storeBytes(of: UInt32(bytes.count).littleEndian, as: UInt32.self)
    UnsafeMutableRawBufferPointer(start: answer + 4, count: bytes.count).copyMemory(from: bytes)
    return answer
  }

  /// Reads the number at the start of a text, for `Double(_: String)`; returns where it ends.
  @_cdecl("_swift_stdlib_strtod_clocale")
  public func readDouble(
    _ text: UnsafePointer<CChar>,
    _ result: UnsafeMutablePointer<Double>
  ) -> UnsafePointer<CChar>? {
    var count = 0
    while text[count] != 0 { count += 1 }
    let number = text.withMemoryRebound(to: UInt8.self, capacity: count) {
      DecimalNumber(UnsafeBufferPointer(start: $0, count: count))
    }
    result.pointee = number.value
    return number.length > 0 ? text + number.length : nil
  }

  /// The number that hash tables are seeded with, which the page draws.
  nonisolated(unsafe) private var seed: UInt64 = 0

  /// Takes a random number, before anything else is asked.
  @_expose(wasm, "seed") @_cdecl("statedict_seed")
  public func setSeed(_ number: Float64) { seed = number.bitPattern }

  /// Seeds hash tables; without an operating system nobody else provides it.
  @_cdecl("arc4random_buf")
  public func arc4randomBuffer(_ bytes: UnsafeMutableRawPointer, _ count: Int) {
    for index in 0..<count {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      bytes.storeBytes(
        of: UInt8(truncatingIfNeeded: seed >> 56),
        toByteOffset: index,
        as: UInt8.self
      )
    }
  }
#endif
