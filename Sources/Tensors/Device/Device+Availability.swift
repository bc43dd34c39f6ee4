extension Device {
  /// The device as its tensors name it: the first of its kind where no index was given.
  ///
  /// There is one CPU and one meta device, whatever their index says.
  ///
  /// - Throws: what PyTorch says where this machine has no such device: `TensorError.deviceUnavailable`,
  ///   `.deviceIndex`, `.unknownDevice` or `.invalidDeviceString`.
  package func resolved() throws(TensorError) -> Device {
    switch type {
    case "cpu": return .cpu
    case "meta": return .meta
    default:
      let arena = try arena()
      return arena.device
    }
  }

  /// The memory of an accelerator.
  func arena() throws(TensorError) -> Arena {
    if let accelerator = Accelerator.named(type) { return try accelerator.arena(index ?? 0) }
    if Self.accelerators.contains(type) { throw .deviceUnavailable(self) }
    guard let colon = type.utf8.firstIndex(of: UInt8(ascii: ":")) else {
      throw .unknownDevice(type)
    }
    let kind = String(Substring(type.utf8[..<colon]))
    throw Self.accelerators.contains(kind) || kind == "cpu" || kind == "meta"
      ? .invalidDeviceString(type) : .unknownDevice(type)
  }

  /// The kinds of devices that a machine may have besides its CPU.
  static let accelerators = [
    "cuda", "mps", "xpu", "hpu", "ipu", "xla", "mtia", "maia", "privateuseone", "vulkan",
  ]

  /// How a checkpoint tags storages that are here; Apple's one graphics processor has no number.
  package var locationTag: String { type == "mps" ? type : description }
}
