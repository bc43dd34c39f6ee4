/// One accelerator's memory: a run of bytes in which storages find room.
///
/// Blocks are multiples of 512 bytes, as PyTorch's allocator of CUDA memory has it, and lie where
/// there is room first. What is released can be used again at once.
final class Arena {
  private static let blockSize = 512

  let device: Device
  /// The size in bytes.
  let capacity: Int
  /// How many bytes storages hold.
  private(set) var allocated = 0
  /// The largest that `allocated` has been.
  private(set) var peak = 0

  /// To whom the storages here belong, which keep this memory.
  ///
  /// Made anew for each, since it holds the arena.
  var owner: MemoryOwner {
    MemoryOwner(device: device) { bytes, byteCount in self.release(bytes, byteCount) }
  }

  private let base: UnsafeMutableRawPointer
  /// Where there is room, in order; no two ranges touch.
  private var gaps: [Range<Int>]

  init(_ device: Device, capacity: Int) throws(TensorError) {
    self.device = device
    self.capacity = capacity
    base = try HostMemory.allocate(capacity)
    gaps = [0..<capacity]
  }

  deinit { HostMemory.release(base) }

  /// Makes room for a storage.
  ///
  /// - Throws: `TensorError.outOfDeviceMemory`.
  func allocate(_ byteCount: Int) throws(TensorError) -> UnsafeMutableRawPointer {
    guard byteCount > 0 else { return base }
    guard let size = Self.blocks(byteCount),
      let place = gaps.firstIndex(where: { $0.count >= size })
    else {
      throw .outOfDeviceMemory(
        MemoryShortage(
          device: device,
          requested: Self.blocks(byteCount) ?? byteCount,
          capacity: capacity,
          allocated: allocated
        )
      )
    }
    let start = gaps[place].lowerBound
    gaps[place] = start + size..<gaps[place].upperBound
    if gaps[place].isEmpty { gaps.remove(at: place) }
    allocated += size
    peak = max(peak, allocated)
    return base + start
  }

  /// Takes back the room of a storage.
  func release(_ address: UnsafeMutableRawPointer, _ byteCount: Int) {
    guard byteCount > 0, let size = Self.blocks(byteCount) else { return }
    let start = address - base
    var gap = start..<start + size
    var place = gaps.firstIndex { $0.lowerBound > start } ?? gaps.count
    if place < gaps.count, gaps[place].lowerBound == gap.upperBound {
      gap = gap.lowerBound..<gaps[place].upperBound
      gaps.remove(at: place)
    }
    if place > 0, gaps[place - 1].upperBound == gap.lowerBound {
      place -= 1
      gap = gaps[place].lowerBound..<gap.upperBound
      gaps.remove(at: place)
    }
    gaps.insert(gap, at: place)
    allocated -= size
  }

  /// Forgets the largest amount in use.
  func resetPeak() { peak = allocated }

  /// A size rounded up to whole blocks; `nil` where that exceeds an `Int`.
  private static func blocks(_ byteCount: Int) -> Int? {
    let (sum, overflow) = byteCount.addingReportingOverflow(blockSize - 1)
    return overflow ? nil : sum / blockSize * blockSize
  }
}
