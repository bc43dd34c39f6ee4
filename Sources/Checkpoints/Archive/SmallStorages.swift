import Tensors

/// Room for the bytes of small storages, many of which share a block of memory.
///
/// Their bytes are read when the pickle and the archive's directory are gone, which take as much memory
/// as they. A block goes with the last of its storages.
struct SmallStorages {
  /// The sizes that are small.
  static let sizes = 1...4096
  private static let alignment = 64
  private static let largestBlock = 1 << 16

  /// What is yet to be read from an offset of the file: a record that is known by number.
  private struct Unread {
    let start: Int
    let bytes: UnsafeMutableRawPointer
    let byteCount: UInt32
    let number: UInt32
  }

  private let blockSize: Int
  private let expectedCount: Int
  private var unread: [Unread] = []
  private var blocks: [Storage] = []
  private var owner: MemoryOwner?
  private var room: UnsafeMutableRawBufferPointer

  /// Prepares for an archive of so many records, which has so many bytes.
  init(recordCount: Int, byteCount: Int) {
    blockSize = min(byteCount, Self.largestBlock)
    expectedCount = recordCount
    room = UnsafeMutableRawBufferPointer(start: nil, count: 0)
  }

  /// Makes room for a record's bytes, which begin at an offset of the file and are read later.
  ///
  /// - Returns: the first byte and to whom it belongs.
  mutating func add(
    _ number: Int,
    at start: Int,
    byteCount: Int
  ) -> (first: UnsafeMutableRawPointer, owner: MemoryOwner) {
    guard let owner, let first = room.baseAddress, byteCount <= room.count else {
      addBlock(max(byteCount, blockSize))
      return add(number, at: start, byteCount: byteCount)
    }
    let taken = min(room.count, (byteCount + Self.alignment - 1) & -Self.alignment)
    room = UnsafeMutableRawBufferPointer(rebasing: room[taken...])
    if unread.isEmpty { unread.reserveCapacity(expectedCount) }
    unread.append(
      Unread(
        start: start,
        bytes: first,
        byteCount: UInt32(truncatingIfNeeded: byteCount),
        number: UInt32(truncatingIfNeeded: number)
      )
    )
    return (first, owner)
  }

  private mutating func addBlock(_ byteCount: Int) {
    let block = Storage(uninitialized: byteCount)
    blocks.append(block)
    owner = MemoryOwner { _, _ in withExtendedLifetime(block) {} }
    room = block.mutableBytes
  }

  /// Reads the bytes of all.
  func read(_ source: ByteSource) throws(CheckpointError) {
    for record in unread {
      let count = Int(record.byteCount)
      let bytes = UnsafeMutableRawBufferPointer(start: record.bytes, count: count)
      guard source.read(at: record.start, into: bytes) else {
        let name = StorageKey.number(Int(record.number)).record
        throw .zip(.readFailed(.reading(name)), at: record.start)
      }
    }
  }
}
