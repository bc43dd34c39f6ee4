extension Tensor {
  /// This tensor with elements of another dtype.
  ///
  /// Mirrors `Tensor.to(dtype)`.
  ///
  /// - Returns: `self` where nothing changes, otherwise a copy with the same strides.
  /// - Throws: `TensorError.outOfMemory` or `.outOfDeviceMemory`.
  public func to(_ dtype: DType) throws(TensorError) -> Tensor {
    if dtype == self.dtype { return self }
    let result = try Tensor(
      uninitialized: shape,
      stride: preservedStride,
      dtype: dtype,
      device: device
    )
    result.assign(from: self)
    return result.recorded("ToCopyBackward0", (self, { $0 }))
  }

  /// This tensor on another device.
  ///
  /// Mirrors `Tensor.to(device)`.
  ///
  /// - Returns: `self` where nothing changes, otherwise a copy with the same strides.
  /// - Throws: `TensorError.metaHasNoData` from `meta` to anywhere else, `.deviceUnavailable` and its
  ///   siblings for a device that this machine does not have, `.outOfMemory` or
  ///   `.outOfDeviceMemory` where there is no room.
  public func to(_ device: Device) throws(TensorError) -> Tensor {
    let device = try device.resolved()
    if device == self.device { return self }
    guard storage.hasBytes || device == .meta else { throw .metaHasNoData }
    let result = try Tensor(
      uninitialized: shape,
      stride: preservedStride,
      dtype: dtype,
      device: device
    )
    if device != .meta { recordTransfer(to: device) }
    result.assign(from: self)
    let origin = self.device
    return result.recorded(
      "ToCopyBackward0",
      (self, { g throws(TensorError) in try g.to(origin) })
    )
  }

  /// Counts that these elements go over the bus.
  func recordTransfer(to device: Device) {
    Transfers.record(from: self.device, to: device, byteCount: elementCount * dtype.itemSize)
  }
}
