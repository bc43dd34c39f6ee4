/// Where a checkpoint's bytes come from: memory, a file that is read, or a file that is mapped.
///
/// Reading goes through a window, so that thousands of small records do not cost a system call
/// each. Every read is checked against `count`.
public final class ByteSource {
  /// How many bytes there are.
  public let count: Int
  /// The whole content in memory, where storages may look at it in place.
  ///
  /// Private to this process: writing to it changes no file.
  let mapping: UnsafeMutableRawPointer?
  /// Fills a buffer from an offset; returns whether all of it could be filled.
  private let fill: (Int, UnsafeMutableRawBufferPointer) -> Bool
  private let release: () -> Void
  private var window: [UInt8] = []
  private var windowStart = 0

  private static let windowSize = 1 << 18

  /// Reads from memory.
  public init(_ bytes: [UInt8]) {
    count = bytes.count
    mapping = nil
    fill = { offset, buffer in
      bytes.withUnsafeBytes { source in
        buffer.copyMemory(
          from: UnsafeRawBufferPointer(rebasing: source[offset...].prefix(buffer.count))
        )
      }
      return true
    }
    release = {}
  }

  /// Reads through a function, such as one that reads a file.
  ///
  /// - Parameters:
  ///   - count: how many bytes there are.
  ///   - fill: fills the buffer with the bytes from an offset on; returns whether it could.
  ///   - release: called when nobody reads any more.
  package init(
    count: Int,
    fill: @escaping (Int, UnsafeMutableRawBufferPointer) -> Bool,
    release: @escaping () -> Void
  ) {
    self.count = count
    mapping = nil
    self.fill = fill
    self.release = release
  }

  /// Looks at memory that stays where it is, such as a mapped file.
  ///
  /// - Parameters:
  ///   - mapping: the first byte; writable, aligned to 64.
  ///   - count: how many bytes there are.
  ///   - release: called when no storage looks at the memory any more.
  package init(
    mapping: UnsafeMutableRawPointer,
    count: Int,
    release: @escaping () -> Void
  ) {
    self.count = count
    self.mapping = mapping
    self.release = release
    // Never asked: what is mapped is read in place.
    fill = { _, _ in false }
  }

  deinit { release() }

  /// The same bytes, to be read instead of looked at in place.
  package func unmapped() -> ByteSource {
    ByteSource(count: count, fill: { self.read(at: $0, into: $1) }, release: {})
  }

  /// Whether these bytes are all there.
  func contains(_ offset: Int, _ length: Int) -> Bool {
    offset >= 0 && length >= 0 && offset <= count && length <= count - offset
  }

  /// Fills a buffer with the bytes from an offset on; returns whether they are all there.
  func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) -> Bool {
    guard contains(offset, buffer.count) else { return false }
    guard buffer.count > 0 else { return true }
    guard mapping != nil || buffer.count < Self.windowSize / 4 else { return fill(offset, buffer) }
    let isRead: Void? = view(at: offset, buffer.count) { bytes in
      buffer.copyMemory(from: UnsafeRawBufferPointer(start: bytes, count: buffer.count))
    }
    return isRead != nil
  }

  /// Lends the bytes from an offset on, fewer than a window has; `nil` where they are not all there.
  @inline(__always)
  func view<Result>(
    at offset: Int,
    _ length: Int,
    _ body: (UnsafeRawPointer) -> Result
  ) -> Result? {
    guard contains(offset, length) else { return nil }
    if let mapping { return body(UnsafeRawPointer(mapping + offset)) }
    let isInWindow = offset >= windowStart && offset + length <= windowStart + window.count
    guard isInWindow || moveWindow(to: offset) else { return nil }
    return window.withUnsafeBytes { $0.baseAddress.map { body($0 + offset - windowStart) } }
  }

  /// Reads the window anew; returns whether it could be read.
  private func moveWindow(to offset: Int) -> Bool {
    let size = min(Self.windowSize, count - offset)
    if window.count != size { window = [UInt8](repeating: 0, count: size) }
    windowStart = offset
    guard window.withUnsafeMutableBytes({ fill(offset, $0) }) else {
      window = []
      return false
    }
    return true
  }

  /// The bytes from an offset on, or `nil` where they are not all there.
  func bytes(at offset: Int, count length: Int) -> [UInt8]? {
    guard contains(offset, length) else { return nil }
    var complete = true
    let bytes = [UInt8](unsafeUninitializedCapacity: length) { buffer, filled in
      complete = read(at: offset, into: UnsafeMutableRawBufferPointer(buffer))
      filled = complete ? length : 0
    }
    return complete ? bytes : nil
  }

  /// Hands out all bytes at once; none where they could not be read.
  package func withBytes<Result, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    if let mapping { return try body(UnsafeRawBufferPointer(start: mapping, count: count)) }
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 16)
    defer { copy.deallocate() }
    let isComplete = read(at: 0, into: copy)
    return try body(UnsafeRawBufferPointer(rebasing: copy[..<(isComplete ? count : 0)]))
  }

  /// Hands out all bytes in order, piece by piece; returns whether they could be read.
  @discardableResult
  package func forEachPiece(_ body: (UnsafeRawBufferPointer) -> Void) -> Bool {
    if let mapping {
      body(UnsafeRawBufferPointer(start: mapping, count: count))
      return true
    }
    for start in stride(from: 0, to: count, by: Self.windowSize) {
      guard let piece = bytes(at: start, count: min(Self.windowSize, count - start)) else {
        return false
      }
      piece.withUnsafeBytes(body)
    }
    return true
  }
}
