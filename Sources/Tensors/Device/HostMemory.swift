#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The host's memory, asked for in a way that can fail.
enum HostMemory {
  /// Every allocation begins at a multiple of this.
  private static let alignment = 64

  /// Makes room; nothing has been written there.
  ///
  /// More than the machine has is refused even where the system would promise it: the promise
  /// would be kept by ending some process.
  ///
  /// - Throws: `TensorError.outOfMemory`.
  static func allocate(_ byteCount: Int) throws(TensorError) -> UnsafeMutableRawPointer {
    guard byteCount <= installed else { throw .outOfMemory(byteCount) }
    #if canImport(Glibc) || canImport(Darwin)
      var address: UnsafeMutableRawPointer?
      guard posix_memalign(&address, alignment, max(byteCount, 1)) == 0, let address else {
        throw .outOfMemory(byteCount)
      }
      return address
    #else
      return .allocate(byteCount: byteCount, alignment: alignment)
    #endif
  }

  /// Gives back what `allocate` gave.
  static func release(_ address: UnsafeMutableRawPointer) {
    #if canImport(Glibc) || canImport(Darwin)
      free(address)
    #else
      address.deallocate()
    #endif
  }

  /// Throws where so much would not fit in half of the machine's memory.
  ///
  /// - Throws: `TensorError.outOfMemory`.
  static func require(_ byteCount: Int) throws(TensorError) {
    guard byteCount <= installed / 2 else { throw .outOfMemory(byteCount) }
  }

  /// How much memory the machine has, in bytes; in a browser, half of what 32 bits can address.
  private static let installed: Int = {
    #if canImport(Glibc) || canImport(Darwin)
      return sysconf(Int32(_SC_PHYS_PAGES)) * sysconf(Int32(_SC_PAGESIZE))
    #else
      return .max
    #endif
  }()
}

/// Throws where tensors of so many bytes would take more than half of the machine's memory.
///
/// - Throws: `TensorError.outOfMemory`.
package func requireRoom(for byteCount: Int) throws(TensorError) {
  try HostMemory.require(byteCount)
}
