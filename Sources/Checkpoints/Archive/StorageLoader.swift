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
  private typealias Known = (storage: Storage, dtype: DType?)
  /// What is loaded, by number.
  private var numbered: [Known?]
  /// What is loaded under other keys.
  private var named: OrderedDictionary<Known> = [:]
  /// What was looked up last: nearly all storages of a file are of one kind.
  private var lastKind: (kind: StorageKind, dtype: DType?)?
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
    numbered = Array(repeating: nil, count: zip.directory.entries.count)
    hold = { _ in withExtendedLifetime(source) {} }
  }

  /// The storage of a persistent id: `('storage', class, key, location, element count)`.
  func load(_ id: ValueTuple) throws(CheckpointError) -> Value {
    guard id.values.count == 5 else { throw .archive(.persistentIDFields(id.values.count - 1)) }
    guard case .global(let storageClass) = id.values[1] else {
      throw .archive(.storageClass(type: id.values[1].typeName))
    }
    let dtype = try elementType(storageClass)
    let key = StorageKey(id.values[2].pythonText)
    guard let location = id.values[3].string else {
      throw .archive(.unknownLocation(id.values[3].pythonText))
    }
    guard case .int(let count) = id.values[4] else {
      throw .archive(.recordSizeNotANumber(record: key.record, text: id.values[4].pythonText))
    }
    return .storage(try load(key, dtype, location, count), dtype)
  }

  /// The storage of a persistent id, and the type that its class gives the elements.
  func load(_ id: StorageID) throws(CheckpointError) -> (Storage, DType?) {
    let dtype = try elementType(id.kind)
    return (try load(id.key, dtype, id.kind.location, id.elementCount), dtype)
  }

  private func load(
    _ key: StorageKey,
    _ dtype: DType?,
    _ location: String,
    _ count: Int
  ) throws(CheckpointError) -> Storage {
    let (size, overflow) = count.multipliedReportingOverflow(by: dtype?.itemSize ?? 1)
    guard !overflow, size >= 0 else {
      throw .archive(.recordSizeNotANumber(record: key.record, text: String(count)))
    }
    if let known = self[key] {
      if known.dtype == dtype || known.storage.byteCount == size { return known.storage }
      // A record that two types measure differently holds nothing; each gets its own storage.
      return try read(key, size, dtype, location)
    }
    let storage = try read(key, size, dtype, location)
    self[key] = (storage, dtype)
    return storage
  }

  /// What is loaded under a key.
  private subscript(key: StorageKey) -> Known? {
    get {
      switch key {
      case .number(let number) where number < numbered.count: numbered[number]
      case .number(let number): named[String(number)]
      case .text(let text): named[text]
      }
    }
    set {
      switch key {
      case .number(let number) where number < numbered.count: numbered[number] = newValue
      case .number(let number): named[String(number)] = newValue
      case .text(let text): named[text] = newValue
      }
    }
  }

  private func elementType(_ kind: StorageKind) throws(CheckpointError) -> DType? {
    if let lastKind, lastKind.kind === kind { return lastKind.dtype }
    let dtype = try elementType(kind.storageClass)
    lastKind = (kind, dtype)
    return dtype
  }

  /// The element type of a storage class; `nil` for `UntypedStorage`.
  private func elementType(_ name: String) throws(CheckpointError) -> DType? {
    if name == "torch.storage.UntypedStorage" { return nil }
    let last = AllowList.split(name)?.last ?? name
    if let dtype = AllowList.storageTypes[last] { return dtype }
    if AllowList.quantizedStorages.contains(last) { throw .archive(.unsupportedStorage(last)) }
    throw .archive(.storageClass(type: Value.global(name).typeName))
  }

  private func read(
    _ key: StorageKey,
    _ size: Int,
    _ dtype: DType?,
    _ location: String
  ) throws(CheckpointError) -> Storage {
    if case .location("meta") = mapLocation {
      // PyTorch crashes here: it swaps bytes that are not there.
      guard !isBigEndian || dtype?.itemSize ?? 1 == 1 else { throw .archive(.bigEndianOnMeta) }
      return Storage(byteCount: size, device: .meta)
    }
    let storage = try content(key, size)
    if isBigEndian, let dtype { storage.swapBytes(of: dtype) }
    return try mapLocation.place(storage, at: location)
  }

  /// Reads a record into a storage of its own, or looks at it in place.
  private func content(_ key: StorageKey, _ size: Int) throws(CheckpointError) -> Storage {
    guard let entry = zip.entry(key) else { throw .zip(.notFound(key.record)) }
    try zip.check(entry, key.record)
    if source.mapping != nil { return try map(entry, key, size) }
    guard entry.size == size else {
      throw .archive(.recordSize(actual: entry.size, expected: size))
    }
    try spend(entry)
    if entry.method == .deflated {
      let content = try zip.bytes(of: key.record)
      return Storage(copying: content)
    }
    let start = try zip.payloadOffset(entry, key.record)
    let storage = Storage(uninitialized: size)
    let target = UnsafeMutableRawBufferPointer(start: storage.bytes, count: size)
    guard size == 0 || source.read(at: start, into: target) else {
      throw .zip(.readFailed(.reading(key.record)), at: start)
    }
    return storage
  }

  /// Looks at a record in the mapped file.
  ///
  /// PyTorch does not compare sizes here and takes compressed bytes for data; this does not.
  private func map(
    _ entry: ZipEntry,
    _ key: StorageKey,
    _ size: Int
  ) throws(CheckpointError) -> Storage {
    guard entry.method == .stored else { throw .zip(.compressedInMappedFile(key.record)) }
    guard entry.size >= size else {
      throw .archive(
        .recordTooShortToMap(record: key.record, actual: entry.size, expected: size)
      )
    }
    guard let mapping = source.mapping, size > 0 else { return Storage(byteCount: 0) }
    let start = try zip.payloadOffset(entry, key.record, checkingSignature: false)
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
