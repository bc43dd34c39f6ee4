/// A run of bytes that one or more tensors look at.
///
/// Mirrors `torch.UntypedStorage`. Two tensors share memory when their `storage` is the same object.
public final class Storage {
  /// The size in bytes.
  public let byteCount: Int
  /// The first byte.
  ///
  /// Aligned to 64 where the storage made its bytes; adopted bytes lie where their file has them.
  package let bytes: UnsafeMutableRawPointer
  /// How often the bytes have been changed in place.
  var version = 0
  private let owner: MemoryOwner

  /// Where the bytes are; a `meta` storage has none and its `bytes` must not be read.
  public var device: Device { owner.device }

  /// Makes a storage of zeros on the CPU, or on `meta`.
  ///
  /// It is a mistake to ask for more than the machine has.
  public convenience init(byteCount: Int, device: Device = .cpu) {
    do throws(TensorError) {
      try self.init(allocating: byteCount, on: device)
    } catch {
      preconditionFailure(error.description)
    }
  }

  /// Makes a storage of zeros; one that is not zeroed must be overwritten before anybody reads it.
  ///
  /// - Throws: `TensorError.outOfMemory` and its siblings where there is no room, and what PyTorch
  ///   says of a device that this machine does not have.
  package init(
    allocating byteCount: Int,
    on device: Device,
    isZeroed: Bool = true
  ) throws(TensorError) {
    precondition(byteCount >= 0, "a storage of \(byteCount) bytes")
    self.byteCount = byteCount
    switch device.type {
    case "meta":
      owner = .meta
      bytes = try HostMemory.allocate(0)
      return
    case "cpu":
      owner = .host
      bytes = try HostMemory.allocate(byteCount)
    default:
      let arena = try device.arena()
      owner = arena.owner
      bytes = try arena.allocate(byteCount)
    }
    if isZeroed { bytes.initializeMemory(as: UInt8.self, repeating: 0, count: byteCount) }
  }

  /// Adopts bytes that someone else allocated, such as a mapped file.
  ///
  /// - Parameters:
  ///   - bytes: the first byte; must stay valid until the owner is told to release it.
  ///   - byteCount: the size in bytes.
  ///   - owner: whose bytes they are.
  package init(adopting bytes: UnsafeMutableRawPointer, byteCount: Int, owner: MemoryOwner) {
    self.bytes = bytes
    self.byteCount = byteCount
    self.owner = owner
  }

  deinit { owner.release(bytes, byteCount) }
}
