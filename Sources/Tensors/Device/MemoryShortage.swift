/// How much memory an accelerator has, and how much was asked for.
///
/// All sizes are in bytes.
public struct MemoryShortage: Hashable, Sendable {
  /// The device that has no room.
  public let device: Device
  /// What was asked for.
  public let requested: Int
  /// All that the device has.
  public let capacity: Int
  /// What tensors hold.
  public let allocated: Int
}

extension MemoryShortage: CustomStringConvertible {
  /// What PyTorch says of this device.
  public var description: String {
    switch device.type {
    case "mps":
      "MPS backend out of memory (MPS allocated: \(size(allocated)), other allocations: 0 bytes, "
        + "max allowed: \(size(capacity))). Tried to allocate \(size(requested)) on private pool. "
        + "Use PYTORCH_MPS_HIGH_WATERMARK_RATIO=0.0 to disable upper limit for memory allocations "
        + "(may cause system failure)."
    case "cuda":
      "CUDA" + shortage
        + "Including non-PyTorch memory, this process has \(size(allocated)) memory in use. "
        + allocation
        + " If reserved but unallocated memory is large try setting "
        + "PYTORCH_CUDA_ALLOC_CONF=expandable_segments:True to avoid fragmentation.  See "
        + "documentation for Memory Management  (https://docs.pytorch.org/docs/stable/notes/cuda.html"
        + "#optimizing-memory-usage-with-pytorch-cuda-alloc-conf)"
    default:
      device.type.utf8.uppercased() + shortage + allocation
        + " Please use `empty_cache` to release all unoccupied cached memory."
    }
  }

  private var shortage: String {
    " out of memory. Tried to allocate \(size(requested)). GPU \(device.index ?? 0) has a total "
      + "capacity of \(size(capacity)) of which \(size(capacity - allocated)) is free. "
  }

  private var allocation: String {
    "Of the allocated memory \(size(allocated)) is allocated by PyTorch, and 0 bytes is reserved by "
      + "PyTorch but unallocated."
  }

  /// A size as PyTorch's allocators print it, as in `1.50 MiB`.
  private func size(_ byteCount: Int) -> String {
    var (value, unit) = (Double(byteCount) / 1024, "KiB")
    if byteCount <= 1024 { return "\(byteCount) bytes" }
    for larger in ["MiB", "GiB"] where value > 1024 { (value, unit) = (value / 1024, larger) }
    let hundredths = Int((value * 100).rounded(.toNearestOrEven))
    let fraction = hundredths % 100
    return "\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction) \(unit)"
  }
}
