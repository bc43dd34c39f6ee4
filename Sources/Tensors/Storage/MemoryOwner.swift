/// To whom a storage's bytes belong: the host's allocator, an accelerator, a mapped file.
///
/// All storages of one owner share it, which keeps each of them small.
package final class MemoryOwner {
  /// Where the bytes are.
  package let device: Device
  /// Takes back the bytes of a storage that is gone.
  let release: (UnsafeMutableRawPointer, Int) -> Void

  /// An owner of bytes.
  ///
  /// - Parameters:
  ///   - device: where the bytes are.
  ///   - release: called once for every storage, with its first byte and its size, when the last
  ///     tensor lets go of it.
  package init(
    device: Device = .cpu,
    release: @escaping (UnsafeMutableRawPointer, Int) -> Void
  ) {
    self.device = device
    self.release = release
  }

  /// The host's allocator.
  nonisolated(unsafe) static let host = MemoryOwner { bytes, _ in HostMemory.release(bytes) }
  /// The owner of bytes that are none.
  nonisolated(unsafe) static let meta = MemoryOwner(device: .meta, release: host.release)
}
