extension Storage {
  /// The bytes, to read; empty where the device has none.
  ///
  /// Valid as long as the storage lives.
  package var readableBytes: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: bytes, count: hasBytes ? byteCount : 0)
  }

  /// The bytes, to write; empty where the device has none.
  ///
  /// Valid as long as the storage lives.
  package var mutableBytes: UnsafeMutableRawBufferPointer {
    UnsafeMutableRawBufferPointer(start: bytes, count: hasBytes ? byteCount : 0)
  }

  /// Whether the storage has bytes; on `meta` it has only a size.
  public var hasBytes: Bool { device.type != "meta" }
}
