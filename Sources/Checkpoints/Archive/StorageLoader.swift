import Tensors

/// Loads the storages that a pickle mentions, each record once.
///
/// Mirrors `load_tensor` and `persistent_load` of `torch/serialization.py`. A record's size is
/// compared with what the pickle says before anything is allocated.
final class StorageLoader {
  private let zip: ZipReader
  private let source: ByteSource
  private let mapLocation: MapLocation?
  private let isBigEndian: Bool
  private var loaded: [String: (storage: Storage, dtype: DType?)] = [:]
  /// The class that was looked up last: nearly all storages of a file have the same.
  private var lastClass: (name: String, dtype: DType?)?
  /// What mapped storages hold on to, made once for all of them.
  private let hold: (UnsafeMutableRawPointer) -> Void
  /// How many more bytes may be allocated: as many as the file has, and what it deflates.
  private var budget: Int

  init(_ zip: ZipReader, _ source: ByteSource, _ mapLocation: MapLocation?, isBigEndian: Bool) {
    self.zip = zip
    self.source = source
    self.mapLocation = mapLocation
    self.isBigEndian = isBigEndian
    budget = source.count
    hold = { _ in withExtendedLifetime(source) {} }
  }

  /// The storage of a persistent id: `('storage', class, key, location, element count)`.
  func load(_ id: ValueTuple) throws(CheckpointError) -> Value {
    guard id.values.count == 5 else { throw .archive(.persistentIDFields(id.values.count - 1)) }
    let dtype = try elementType(id.values[1])
    let key = id.values[2].pythonText
    guard let location = id.values[3].string else {
      throw .archive(.unknownLocation(id.values[3].pythonText))
    }
    let size = try byteCount(id.values[4], dtype?.itemSize ?? 1, key)
    if let known = loaded[key] {
      if known.dtype == dtype || known.storage.byteCount == size {
        return .storage(known.storage, dtype)
      }
      // A record that two types measure differently holds nothing; each gets its own storage.
      return .storage(try load(key, size, dtype, location), dtype)
    }
    let storage = try load(key, size, dtype, location)
    loaded[key] = (storage, dtype)
    return .storage(storage, dtype)
  }

  /// The element type of a storage class; `nil` for `UntypedStorage`.
  private func elementType(_ value: Value) throws(CheckpointError) -> DType? {
    if case .global(let name) = value, let lastClass, lastClass.name == name {
      return lastClass.dtype
    }
    let dtype = try lookUp(value)
    if case .global(let name) = value { lastClass = (name, dtype) }
    return dtype
  }

  private func lookUp(_ value: Value) throws(CheckpointError) -> DType? {
    guard case .global(let name) = value, let last = AllowList.split(name)?.last else {
      throw .archive(.storageClass(type: value.typeName))
    }
    if name == "torch.storage.UntypedStorage" { return nil }
    if let dtype = AllowList.storageTypes[last] { return dtype }
    if AllowList.quantizedStorages.contains(last) { throw .archive(.unsupportedStorage(last)) }
    throw .archive(.storageClass(type: value.typeName))
  }

  private func byteCount(
    _ count: Value,
    _ itemSize: Int,
    _ key: String
  ) throws(CheckpointError) -> Int {
    let (size, overflow) = (count.int ?? -1).multipliedReportingOverflow(by: itemSize)
    guard case .int = count, !overflow, size >= 0 else {
      throw .archive(.recordSizeNotANumber(record: "data/" + key, text: count.pythonText))
    }
    return size
  }

  private func load(
    _ key: String,
    _ size: Int,
    _ dtype: DType?,
    _ location: String
  ) throws(CheckpointError) -> Storage {
    if case .location("meta") = mapLocation {
      // PyTorch crashes here: it swaps bytes that are not there.
      guard !isBigEndian || dtype?.itemSize ?? 1 == 1 else { throw .archive(.bigEndianOnMeta) }
      return Storage(byteCount: size, device: .meta)
    }
    let storage = try read("data/" + key, size)
    if isBigEndian, let dtype { storage.swapBytes(of: dtype) }
    return try mapLocation.place(storage, at: location)
  }

  /// Reads a record into a storage of its own, or looks at it in place.
  private func read(_ record: String, _ size: Int) throws(CheckpointError) -> Storage {
    guard let entry = zip.entry(record) else { throw .zip(.notFound(record)) }
    try zip.check(entry, record)
    if source.mapping != nil { return try map(entry, record, size) }
    guard entry.size == size else {
      throw .archive(.recordSize(actual: entry.size, expected: size))
    }
    try spend(entry)
    if entry.method == .deflated {
      let content = try zip.bytes(of: record)
      return Storage(copying: content)
    }
    let start = try zip.payloadOffset(entry, record)
    let storage = Storage(uninitialized: size)
    let target = UnsafeMutableRawBufferPointer(start: storage.bytes, count: size)
    guard size == 0 || source.read(at: start, into: target) else {
      throw .zip(.readFailed(.reading(record)), at: start)
    }
    return storage
  }

  /// Looks at a record in the mapped file.
  ///
  /// PyTorch does not compare sizes here and takes compressed bytes for data; this does not.
  private func map(
    _ entry: ZipEntry,
    _ record: String,
    _ size: Int
  ) throws(CheckpointError) -> Storage {
    guard entry.method == .stored else { throw .zip(.compressedInMappedFile(record)) }
    guard entry.size >= size else {
      throw .archive(.recordTooShortToMap(record: record, actual: entry.size, expected: size))
    }
    guard let mapping = source.mapping, size > 0 else { return Storage(byteCount: 0) }
    let start = try zip.payloadOffset(entry, record, checkingSignature: false)
    let first = mapping + start
    // A storage's first byte is aligned; an archive written with another alignment is copied, and so
    // are numbers that have to be turned round.
    guard Int(bitPattern: first) % 64 == 0, !isBigEndian else {
      try spend(entry)
      return Storage(copying: UnsafeRawBufferPointer(start: first, count: size))
    }
    return Storage(adopting: first, byteCount: size, release: hold)
  }

  private func spend(_ entry: ZipEntry) throws(CheckpointError) {
    budget -= entry.compressedSize
    guard budget >= 0 else { throw .zip(.overlapping, at: entry.headerOffset) }
  }
}
