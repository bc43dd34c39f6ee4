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

extension Storage {
  /// A storage with a copy of these bytes.
  public func copy() -> Storage {
    let copy = Storage(byteCount: byteCount, device: device)
    copy.mutableBytes.copyMemory(from: readableBytes)
    return copy
  }
}
