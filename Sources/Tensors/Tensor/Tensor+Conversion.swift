extension Tensor {
  /// This tensor with elements of another dtype.
  ///
  /// Mirrors `Tensor.to(dtype)`.
  ///
  /// - Returns: `self` where nothing changes, otherwise a copy with the same strides.
  public func to(_ dtype: DType) -> Tensor {
    if dtype == self.dtype { return self }
    let result = Tensor(uninitialized: shape, stride: preservedStride, dtype: dtype, device: device)
    result.assign(from: self)
    return result.recorded("ToCopyBackward0", (self, { $0 }))
  }

  /// This tensor on another device.
  ///
  /// Mirrors `Tensor.to(device)`.
  ///
  /// - Returns: `self` where nothing changes, otherwise a copy with the same strides.
  /// - Throws: `TensorError.metaHasNoData` from `meta` to anywhere else, `.deviceUnavailable`
  ///   for a device that this machine does not have.
  public func to(_ device: Device) throws(TensorError) -> Tensor {
    // There is one CPU, whatever its index says.
    let isHere = device.type == self.device.type && (device.type == "cpu" || device == self.device)
    if isHere { return self }
    try device.requireAvailable()
    guard storage.hasBytes else { throw .metaHasNoData }
    let result = Tensor(uninitialized: shape, stride: preservedStride, dtype: dtype, device: device)
    result.assign(from: self)
    return result.recorded("ToCopyBackward0", (self, { $0 }))
  }
}

extension Device {
  /// Throws what PyTorch says where this machine has no such device.
  package func requireAvailable() throws(TensorError) {
    switch type {
    case "cpu", "meta": return
    case "cuda", "mps", "xpu", "hpu", "ipu", "xla", "mtia", "maia", "privateuseone", "vulkan":
      throw .deviceUnavailable(self)
    default: throw .unknownDevice(type)
    }
  }
}
