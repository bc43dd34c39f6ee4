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
  ///
  /// Mirrors `UntypedStorage.clone`.
  ///
  /// - Throws: `TensorError.outOfMemory` or `.outOfDeviceMemory`.
  public func copy() throws(TensorError) -> Storage { try copied(to: device) }

  /// This storage on another device.
  ///
  /// Mirrors `UntypedStorage.to(device=…)`.
  ///
  /// - Returns: `self` where it is there already, otherwise a copy.
  /// - Throws: `TensorError.metaHasNoData` from `meta` to anywhere else, `.deviceUnavailable` and its
  ///   siblings, `.outOfMemory` or `.outOfDeviceMemory`.
  public func to(_ device: Device) throws(TensorError) -> Storage {
    let device = try device.resolved()
    if device == self.device { return self }
    guard hasBytes || device == .meta else { throw .metaHasNoData }
    if device != .meta {
      Transfers.record(from: self.device, to: device, byteCount: byteCount)
    }
    return try copied(to: device)
  }

  private func copied(to device: Device) throws(TensorError) -> Storage {
    let copy = try Storage(allocating: byteCount, on: device, isZeroed: false)
    if copy.hasBytes { HostMemory.copy(from: bytes, to: copy.bytes, byteCount: byteCount) }
    return copy
  }
}
