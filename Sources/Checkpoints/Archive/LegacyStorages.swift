import Tensors

/// The storages of a file in the legacy format, which follow the pickle that mentions them.
///
/// Tensors are made before their bytes are read. No more is allocated than the file has; a storage
/// that claims more gets no memory, and the load fails when its bytes are to be read.
final class LegacyStorages {
  private struct Known {
    let storage: Storage
    let dtype: DType
    /// The size that the pickle claims, or a tensor made it grow to.
    var byteCount: Int
    /// Whether the file's bytes have been read into it, or it looks at another that has them.
    var isFilled = false
    /// Whether a tensor needs more than there is.
    var hasGrown = false
  }

  private let source: ByteSource
  private let mapLocation: MapLocation?
  private var known: [ValueKey: Known] = [:]
  private var keys: [ObjectIdentifier: ValueKey] = [:]
  private var names: [(key: ValueKey, text: String)] = []
  private var budget: Int
  /// The sizes to which storages are known to grow.
  private let sizes: [ValueKey: Int]
  /// The sizes to which tensors made storages grow.
  private(set) var grown: [ValueKey: Int] = [:]
  /// Whether the file has as many bytes as a storage has grown to: another run must make room for them.
  private(set) var needsRoom = false

  init(_ source: ByteSource, _ mapLocation: MapLocation?, growingTo sizes: [ValueKey: Int]) {
    self.source = source
    self.mapLocation = mapLocation
    self.sizes = sizes
    budget = source.count
  }

  /// The storage of a persistent id: `('storage', class, key, location, count, view)`.
  func load(_ id: ValueTuple) throws(CheckpointError) -> Value {
    let fields = id.values.dropFirst()
    guard fields.count == 5 else { throw .archive(.fieldCount(fields.count, expected: 5)) }
    guard let location = id.values[3].string else {
      throw .archive(.unknownLocation(id.values[3].pythonText))
    }
    if case .global("torch.storage.UntypedStorage") = id.values[1] {
      throw .archive(.untypedLegacyStorage)
    }
    let dtype = try id.values[1].elementType()
    let size = try byteCount(id.values[4], dtype)
    guard let key = ValueKey(id.values[2]) else {
      throw .pickle(.unhashable(type: id.values[2].typeName))
    }
    let root: Known
    if let entry = known[key] {
      root = entry
    } else {
      root = try add(key, id.values[2], size, dtype, location)
    }
    if root.dtype != dtype, root.byteCount != size {
      // Bytes that two types measure differently: what the second sees is empty.
      return .storage(Storage(byteCount: 0), dtype)
    }
    if case .none = id.values[5] { return .storage(root.storage, dtype) }
    guard let view = id.values[5].elements else {
      throw .pickle(.typeError("cannot unpack non-iterable \(id.values[5].typeName) object"))
    }
    return .storage(try self.view(view, of: root.storage, dtype), dtype)
  }

  private func byteCount(_ count: Value, _ dtype: DType) throws(CheckpointError) -> Int {
    let (size, overflow) = (count.int ?? -1).multipliedReportingOverflow(by: dtype.itemSize)
    guard case .int = count, !overflow, size >= 0 else {
      throw .archive(.recordSizeNotANumber(record: "storage", text: count.pythonText))
    }
    return size
  }

  private func add(
    _ key: ValueKey,
    _ name: Value,
    _ size: Int,
    _ dtype: DType,
    _ location: String
  ) throws(CheckpointError) -> Known {
    let size = max(size, sizes[key] ?? 0)
    let isAffordable = size <= budget
    budget -= isAffordable ? size : 0
    let empty =
      isAffordable ? Storage(uninitialized: size) : Storage(byteCount: size, device: .meta)
    let storage = try mapLocation.place(empty, at: location)
    // What a closure chose may already have been chosen for another key; each is filled in turn.
    let entry = Known(storage: storage, dtype: dtype, byteCount: storage.byteCount)
    known[key] = entry
    keys[ObjectIdentifier(storage)] = key
    names.append((key, name.string.map(pythonQuoted) ?? name.pythonText))
    return entry
  }

  /// Part of a storage, as very old files have it.
  private func view(
    _ view: [Value],
    of root: Storage,
    _ dtype: DType
  ) throws(CheckpointError) -> Storage {
    guard view.count == 3, let key = ValueKey(view[0]), let offset = view[1].int,
      let count = view[2].int
    else { throw .archive(.fieldCount(view.count, expected: 3)) }
    if let known = known[key] { return known.storage }
    let (start, far) = offset.multipliedReportingOverflow(by: dtype.itemSize)
    let (size, large) = count.multipliedReportingOverflow(by: dtype.itemSize)
    guard !far, !large, start >= 0, size >= 0, start <= root.byteCount,
      size <= root.byteCount - start
    else { throw .archive(.storageTooSmall) }
    let part =
      root.hasBytes
      ? Storage(
        adopting: root.bytes + start,
        byteCount: size,
        owner: MemoryOwner { _, _ in withExtendedLifetime(root) {} }
      ) : Storage(byteCount: size, device: .meta)
    known[key] = Known(storage: part, dtype: dtype, byteCount: size, isFilled: true)
    return part
  }

  /// Lets a tensor be larger than its storage for now, as PyTorch grows it.
  ///
  /// Whether the file has so many bytes is seen at the end.
  func grow(_ storage: Storage, _ size: Int) -> Bool {
    guard let key = keys[ObjectIdentifier(storage)], var entry = known[key] else { return false }
    entry.byteCount = max(size, entry.byteCount)
    entry.hasGrown = true
    grown[key] = entry.byteCount
    known[key] = entry
    return true
  }

  // MARK: The bytes

  /// Reads the storages in the order of their keys.
  func fill(_ order: [Value], at start: Int) throws(CheckpointError) {
    var position = start
    for name in order {
      guard let key = ValueKey(name), let entry = known[key] else {
        throw .archive(
          .keyNotFound(name.string.map(pythonQuoted) ?? name.pythonText),
          at: position
        )
      }
      guard let prefix = source.bytes(at: position, count: 8) else {
        throw .archive(.unexpectedEnd(missing: 8 - (source.count - position)), at: position)
      }
      position += 8
      let claimed = prefix.uint64(at: 0) &* UInt64(entry.dtype.itemSize)
      guard claimed == UInt64(entry.byteCount) else {
        throw .archive(
          .storageByteSize(expected: claimed, actual: entry.byteCount),
          at: position - 8
        )
      }
      guard !entry.hasGrown else {
        needsRoom = true
        throw .archive(.storageTooSmall, at: position)
      }
      let available = source.count - position
      guard entry.byteCount <= available else {
        throw .archive(.unexpectedEnd(missing: entry.byteCount - available), at: position)
      }
      guard source.read(at: position, into: entry.storage.mutableBytes) else {
        throw .zip(.readFailed(.readingArchive), at: position)
      }
      known[key]?.isFilled = true
      position += entry.byteCount
    }
    for (key, text) in names where known[key].map({ !$0.isFilled && $0.byteCount > 0 }) == true {
      throw .archive(.keyMissing(text))
    }
  }
}
