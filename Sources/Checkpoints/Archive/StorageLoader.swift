import Tensors

/// Loads the storages that a pickle mentions, each record once.
///
/// Mirrors `load_tensor` and `persistent_load` of `torch/serialization.py`. A record's size is
/// compared with what the pickle says before anything is allocated.
struct StorageLoader {
  private let zip: ZipReader
  private let source: ByteSource
  private let mapLocation: MapLocation?
  private let isBigEndian: Bool
  private var loaded: LoadedStorages
  /// What was looked up last: nearly all storages of a file are of one kind.
  private var lastKind: ObjectIdentifier?
  private var lastType: DType?
  private var lastStays = false
  /// What was looked up, so that its identity stays its own.
  private var kinds: [StorageKind] = []
  /// To whom mapped storages belong.
  private let mapped: MemoryOwner
  /// How many more bytes may be allocated: as many as the file has, and what it deflates.
  private var budget: Int
  /// The small storages, whose bytes are yet to be read.
  private(set) var small: SmallStorages

  init(_ zip: ZipReader, _ source: ByteSource, _ mapLocation: MapLocation?, isBigEndian: Bool) {
    self.zip = zip
    self.source = source
    self.mapLocation = mapLocation
    self.isBigEndian = isBigEndian
    budget = source.count
    loaded = LoadedStorages(count: zip.directory.count)
    mapped = MemoryOwner(of: source)
    small = SmallStorages(recordCount: zip.directory.count, byteCount: source.count)
  }

  /// The storage of a persistent id: `('storage', class, key, location, element count)`.
  mutating func load(_ id: ValueTuple) throws(CheckpointError) -> Value {
    guard id.values.count == 5 else {
      throw .archive(.fieldCount(id.values.count - 1, expected: 4))
    }
    let dtype = try elementType(id.values[1])
    let key = StorageKey(id.values[2].pythonText)
    guard let location = id.values[3].string else {
      throw .archive(.unknownLocation(id.values[3].pythonText))
    }
    guard case .int(let count) = id.values[4] else {
      throw .archive(.recordSizeNotANumber(record: key.record, text: id.values[4].pythonText))
    }
    return .storage(try load(key, dtype, location, count), dtype)
  }

  /// A tensor of the usual program, with this persistent id; `nil` where something about it is wrong.
  ///
  /// The layout, as the program has it, is looked at.
  mutating func load(
    _ id: StorageID,
    _ layout: inout RecognizedLayout,
    _ program: TensorProgram
  ) throws(CheckpointError) -> Tensor? {
    if lastKind != ObjectIdentifier(id.kind) { try lookUp(id.kind) }
    let dtype = lastType
    layout.update(program, itemSize: (dtype ?? .uint8).itemSize)
    guard lastStays, layout.needsAll(of: id), loaded[id.key] == nil,
      !program.requiresGrad || dtype?.isDifferentiable == true
    else {
      let storage = try load(id.key, dtype, id.kind.location, id.elementCount)
      return layout.tensor(storage, dtype ?? .uint8, program)
    }
    switch try content(id.key, layout.byteCount ?? 0, isLater: true) {
    case .storage(let storage):
      loaded[id.key] = .init(storage, dtype)
      return layout.tensor(storage, dtype ?? .uint8, program)
    case .bytes(let first, let owner):
      let tensor = layout.tensor(first, owner, dtype ?? .uint8, program)
      loaded[id.key] = .init(tensor, dtype)
      return tensor
    }
  }

  private mutating func lookUp(_ kind: StorageKind) throws(CheckpointError) {
    lastType = try elementType(.global(kind.storageClass))
    lastStays = stays(kind.location)
    lastKind = ObjectIdentifier(kind)
    kinds.append(kind)
  }

  private mutating func load(
    _ key: StorageKey,
    _ dtype: DType?,
    _ location: String,
    _ count: Int
  ) throws(CheckpointError) -> Storage {
    let (size, overflow) = count.multipliedReportingOverflow(by: dtype?.itemSize ?? 1)
    guard !overflow, size >= 0 else {
      throw .archive(.recordSizeNotANumber(record: key.record, text: String(count)))
    }
    if let known = loaded[key] {
      if known.dtype == dtype || known.storage.byteCount == size { return known.storage }
      // A record that two types measure differently holds nothing; each gets its own storage.
      return try read(key, size, dtype, location)
    }
    let storage = try read(key, size, dtype, location)
    loaded[key] = .init(storage, dtype)
    return storage
  }

  /// Whether a storage of this location stays where and as it is read.
  private func stays(_ location: String) -> Bool {
    guard !isBigEndian else { return false }
    switch mapLocation {
    case nil: return location == "cpu"
    case .location(let target): return target == "cpu"
    default: return false
    }
  }

  /// The element type of a storage class; `nil` for `UntypedStorage`.
  private func elementType(_ type: Value) throws(CheckpointError) -> DType? {
    if case .global("torch.storage.UntypedStorage") = type { return nil }
    return try type.elementType()
  }

  private mutating func read(
    _ key: StorageKey,
    _ size: Int,
    _ dtype: DType?,
    _ location: String
  ) throws(CheckpointError) -> Storage {
    if stays(location) { return try content(key, size, isLater: true).storage(size) }
    if case .location("meta") = mapLocation {
      // PyTorch crashes here: it swaps bytes that are not there.
      guard !isBigEndian || dtype?.itemSize ?? 1 == 1 else { throw .archive(.bigEndianOnMeta) }
      return Storage(byteCount: size, device: .meta)
    }
    let storage = try content(key, size, isLater: false).storage(size)
    if isBigEndian, let dtype { storage.swapBytes(of: dtype) }
    return try mapLocation.place(storage, at: location)
  }

  /// Where a record's bytes are.
  private enum Content {
    case storage(Storage)
    /// They belong to somebody, and no storage has been made for them.
    case bytes(UnsafeMutableRawPointer, MemoryOwner)

    func storage(_ byteCount: Int) -> Storage {
      switch self {
      case .storage(let storage): storage
      case .bytes(let first, let owner):
        Storage(adopting: first, byteCount: byteCount, owner: owner)
      }
    }
  }

  /// Reads a record into a storage of its own, later if that is allowed and it is small; or looks at it
  /// in place.
  private mutating func content(
    _ key: StorageKey,
    _ size: Int,
    isLater: Bool
  ) throws(CheckpointError) -> Content {
    guard let entry = zip.entry(key) else { throw .zip(.notFound(key.record)) }
    try zip.check(entry, key.record)
    if source.mapping != nil { return try map(entry, key, size) }
    guard entry.size == size else {
      throw .archive(.recordSize(actual: entry.size, expected: size))
    }
    try spend(entry)
    if entry.method == .deflated {
      let content = try zip.bytes(of: key.record)
      return .storage(Storage(copying: content))
    }
    let start = try zip.payloadOffset(entry, key.record)
    if isLater, SmallStorages.sizes.contains(size), case .number(let number) = key {
      let (first, owner) = small.add(number, at: start, byteCount: size)
      return .bytes(first, owner)
    }
    let storage = Storage(uninitialized: size)
    let target = UnsafeMutableRawBufferPointer(start: storage.bytes, count: size)
    guard size == 0 || source.read(at: start, into: target) else {
      throw .zip(.readFailed(.reading(key.record)), at: start)
    }
    return .storage(storage)
  }

  /// Looks at a record in the mapped file.
  ///
  /// PyTorch does not compare sizes here and takes compressed bytes for data; this does not.
  private mutating func map(
    _ entry: ZipEntry,
    _ key: StorageKey,
    _ size: Int
  ) throws(CheckpointError) -> Content {
    guard entry.method == .stored else { throw .zip(.compressedInMappedFile(key.record)) }
    guard entry.size >= size else {
      throw .archive(
        .recordTooShortToMap(record: key.record, actual: entry.size, expected: size)
      )
    }
    guard let mapping = source.mapping, size > 0 else { return .storage(Storage(byteCount: 0)) }
    let start = try zip.payloadOffset(entry, key.record, checkingSignature: false)
    let first = mapping + start
    // A storage's first byte is aligned; an archive written with another alignment is copied, and so
    // are numbers that have to be turned round.
    guard Int(bitPattern: first) % 64 == 0, !isBigEndian else {
      try spend(entry)
      return .storage(Storage(copying: UnsafeRawBufferPointer(start: first, count: size)))
    }
    return .bytes(first, mapped)
  }

  private mutating func spend(_ entry: ZipEntry) throws(CheckpointError) {
    budget -= entry.compressedSize
    guard budget >= 0 else { throw .zip(.overlapping, at: entry.headerOffset) }
  }
}
