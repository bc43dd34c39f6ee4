import Tensors

extension MemoryOwner {
  /// The owner of bytes that storages look at in place, which keep their source.
  convenience init(of source: ByteSource) {
    self.init { _, _ in withExtendedLifetime(source) {} }
  }
}

extension Storage {
  /// Makes a storage whose bytes are about to be written.
  convenience init(uninitialized byteCount: Int) {
    let bytes = UnsafeMutableRawPointer.allocate(byteCount: byteCount, alignment: 64)
    self.init(adopting: bytes, byteCount: byteCount, owner: Self.allocated)
  }

  nonisolated(unsafe) private static let allocated = MemoryOwner { bytes, _ in bytes.deallocate() }

  /// Makes a storage of a copy of these bytes.
  convenience init(copying source: UnsafeRawBufferPointer) {
    self.init(uninitialized: source.count)
    UnsafeMutableRawBufferPointer(start: bytes, count: byteCount).copyMemory(from: source)
  }

  /// Makes a storage of a copy of these bytes.
  convenience init(copying source: [UInt8]) {
    self.init(uninitialized: source.count)
    source.withUnsafeBytes {
      UnsafeMutableRawBufferPointer(start: bytes, count: byteCount).copyMemory(from: $0)
    }
  }

  /// Turns every element's bytes round, between big-endian and little-endian.
  ///
  /// A complex number is two numbers, each turned by itself.
  func swapBytes(of dtype: DType) {
    guard device != .meta else { return }
    switch dtype {
    case .complex128: swapEach(UInt64.self)
    case .complex64: swapEach(UInt32.self)
    default:
      switch dtype.itemSize {
      case 8: swapEach(UInt64.self)
      case 4: swapEach(UInt32.self)
      case 2: swapEach(UInt16.self)
      default: return
      }
    }
  }

  private func swapEach<Word: FixedWidthInteger>(_ type: Word.Type) {
    let size = Word.bitWidth / 8
    for offset in stride(from: 0, to: byteCount - byteCount % size, by: size) {
      let word = bytes.load(fromByteOffset: offset, as: type)
      bytes.storeBytes(of: word.byteSwapped, toByteOffset: offset, as: type)
    }
  }
}
