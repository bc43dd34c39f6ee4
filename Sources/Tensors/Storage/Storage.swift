/// A run of bytes that one or more tensors look at.
///
/// Mirrors `torch.UntypedStorage`. Two tensors share memory when their `storage` is the same object.
public final class Storage {
  /// The size in bytes.
  public let byteCount: Int
  /// Where the bytes are; a `meta` storage has none and its `bytes` must not be read.
  public let device: Device
  /// The first byte.
  ///
  /// Aligned to 64 where the storage made its bytes; adopted bytes lie where their file has them.
  package let bytes: UnsafeMutableRawPointer
  private let release: (UnsafeMutableRawPointer) -> Void

  /// Makes a storage of zeros.
  public convenience init(byteCount: Int, device: Device = .cpu) {
    self.init(byteCount: byteCount, device: device, isZeroed: true)
  }

  /// Makes a storage; one that is not zeroed must be overwritten before anybody reads it.
  init(byteCount: Int, device: Device, isZeroed: Bool) {
    precondition(byteCount >= 0, "a storage of \(byteCount) bytes")
    self.byteCount = byteCount
    self.device = device
    let count = device.type == "meta" ? 0 : byteCount
    bytes = UnsafeMutableRawPointer.allocate(byteCount: count, alignment: 64)
    if isZeroed { bytes.initializeMemory(as: UInt8.self, repeating: 0, count: count) }
    release = { $0.deallocate() }
  }

  /// Adopts bytes that someone else allocated, such as a mapped file.
  ///
  /// - Parameters:
  ///   - bytes: the first byte; must stay valid until `release` is called.
  ///   - byteCount: the size in bytes.
  ///   - device: where the bytes are.
  ///   - release: called once, when the last tensor lets go.
  package init(
    adopting bytes: UnsafeMutableRawPointer,
    byteCount: Int,
    device: Device = .cpu,
    release: @escaping (UnsafeMutableRawPointer) -> Void
  ) {
    self.bytes = bytes
    self.byteCount = byteCount
    self.device = device
    self.release = release
  }

  deinit { release(bytes) }
}
