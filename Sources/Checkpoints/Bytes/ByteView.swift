/// Bytes of a file: looked at in place where it is mapped, in memory of their own otherwise.
///
/// Pages of memory take longer to get than a directory or a pickle takes to read.
struct ByteView: RandomAccessCollection {
  private let bytes: UnsafeRawBufferPointer
  /// Leaves the bytes where they are.
  private let owner: ByteSource

  /// Looks at bytes that stay valid as long as their owner lives.
  init(_ bytes: UnsafeRawBufferPointer, of owner: ByteSource) {
    self.bytes = bytes
    self.owner = owner
  }

  /// Looks at a copy.
  init(copying bytes: [UInt8]) {
    let source = ByteSource(allocating: bytes.count) { $0.copyBytes(from: bytes) }
    self.init(UnsafeRawBufferPointer(start: source.mapping, count: bytes.count), of: source)
  }

  var startIndex: Int { 0 }
  var endIndex: Int { bytes.count }

  subscript(position: Int) -> UInt8 {
    precondition(position >= 0 && position < bytes.count, "byte \(position) of \(bytes.count)")
    return bytes[position]
  }

  func withContiguousStorageIfAvailable<Result>(
    _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result? {
    try bytes.withMemoryRebound(to: UInt8.self, body)
  }

  /// The 16-bit number at an offset, least significant byte first; the caller has checked bounds.
  func uint16(at offset: Int) -> Int { Int(bytes.number(at: offset, UInt16.self)) }

  /// The 32-bit number at an offset, least significant byte first; the caller has checked bounds.
  func uint32(at offset: Int) -> UInt32 { bytes.number(at: offset, UInt32.self) }

  /// The 64-bit number at an offset, least significant byte first; the caller has checked bounds.
  func uint64(at offset: Int) -> UInt64 { bytes.number(at: offset, UInt64.self) }

  /// Lends all bytes.
  func withBytes<Result, Failure: Error>(
    _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let bytes = UnsafeBufferPointer(
      start: bytes.baseAddress?.assumingMemoryBound(to: UInt8.self),
      count: bytes.count
    )
    defer { withExtendedLifetime(owner) {} }
    return try body(bytes)
  }
}

extension ByteSource {
  /// Memory of its own, filled by a function.
  convenience init(allocating count: Int, fill: (UnsafeMutableRawBufferPointer) -> Void) {
    let memory = UnsafeMutableRawPointer.allocate(byteCount: max(count, 1), alignment: 64)
    fill(UnsafeMutableRawBufferPointer(start: memory, count: count))
    self.init(mapping: memory, count: count) { memory.deallocate() }
  }

  /// Looks at the bytes from an offset on; `nil` where they are not all there.
  func look(at offset: Int, count length: Int) -> ByteView? {
    guard contains(offset, length) else { return nil }
    if let mapping {
      return ByteView(UnsafeRawBufferPointer(start: mapping + offset, count: length), of: self)
    }
    var isComplete = true
    let copy = ByteSource(allocating: length) { isComplete = read(at: offset, into: $0) }
    return isComplete ? copy.look(at: 0, count: length) : nil
  }
}
