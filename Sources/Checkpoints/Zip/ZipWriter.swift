/// Writes a zip archive as PyTorch writes it, byte for byte.
///
/// Nothing is compressed or dated; every payload starts at a multiple of `alignment`, by an extra
/// field `FB` full of `Z`; sizes and checksum follow the payload. Mirrors `PyTorchStreamWriter`.
struct ZipWriter {
  /// Where the bytes go; throws what the file system said.
  typealias Sink = (UnsafeRawBufferPointer) throws(CheckpointError) -> Void

  /// How many bytes are handed on at once, so that the processor's cache still has what was summed.
  private static let pieceSize = 1 << 20

  private let folder: String
  private let alignment: Int
  private let sink: Sink
  private var offset = 0
  private var directory: [UInt8] = []
  private var count = 0
  private var serializationID = SerializationID()

  /// Starts an archive whose records lie in a folder.
  init(folder: String, alignment: Int = 64, sink: @escaping Sink) {
    self.folder = folder
    self.alignment = alignment
    self.sink = sink
  }

  /// Writes a record of text.
  mutating func add(_ name: String, text: String) throws(CheckpointError) {
    try add(name, bytes: Array(text.utf8))
  }

  /// Writes a record of bytes.
  mutating func add(_ name: String, bytes: [UInt8]) throws(CheckpointError) {
    try withBytes(bytes) { buffer throws(CheckpointError) in try add(name, buffer) }
  }

  /// Writes a record.
  mutating func add(_ name: String, _ payload: UnsafeRawBufferPointer) throws(CheckpointError) {
    let crc = try write(name, payload)
    serializationID.add(name, crc32: crc, payload: payload)
  }

  /// Writes the records that close an archive, the central directory and the end records.
  mutating func finish() throws(CheckpointError) {
    try add("version", text: "3\n")
    let id = Array(serializationID.text.utf8)
    try withBytes(id) { buffer throws(CheckpointError) in
      _ = try write(".data/serialization_id", buffer)
    }
    let start = UInt64(offset)
    let size = UInt64(directory.count)
    try emit(directory)
    let end = UInt64(offset)
    var tail: [UInt8] = []
    tail.append32(0x0606_4b50)
    tail.append64(44)
    tail.append16(0x031e)
    tail.append16(0x2d)
    tail.append64(0)
    tail.append64(UInt64(count))
    tail.append64(UInt64(count))
    tail.append64(size)
    tail.append64(start)
    tail.append32(0x0706_4b50)
    tail.append32(0)
    tail.append64(end)
    tail.append32(1)
    tail.append32(0x0605_4b50)
    tail.append32(0)
    tail.append16(min(count, 0xffff))
    tail.append16(min(count, 0xffff))
    tail.append32(UInt32(clamping: size))
    tail.append32(UInt32(clamping: start))
    tail.append16(0)
    try emit(tail)
  }

  /// Writes a record; returns its checksum, 0 where it is empty.
  private mutating func write(
    _ name: String,
    _ payload: UnsafeRawBufferPointer
  ) throws(CheckpointError) -> UInt32 {
    let path = Array((folder + "/" + name).utf8)
    var record = Record(path: path, header: UInt64(offset), size: UInt64(payload.count))
    try emit(record.localHeader(alignment: alignment))
    if !payload.isEmpty {
      record.crc32 = try emitSummed(payload)
      try emit(record.dataDescriptor)
    }
    directory.append(contentsOf: record.directoryEntry)
    count += 1
    return record.crc32
  }

  /// Writes bytes and sums them up on the way.
  private mutating func emitSummed(
    _ payload: UnsafeRawBufferPointer
  ) throws(CheckpointError) -> UInt32 {
    var crc = CRC32()
    for start in stride(from: 0, to: payload.count, by: Self.pieceSize) {
      let piece = UnsafeRawBufferPointer(rebasing: payload[start...].prefix(Self.pieceSize))
      crc.update(piece)
      try sink(piece)
    }
    offset += payload.count
    return crc.value
  }

  private mutating func emit(_ bytes: [UInt8]) throws(CheckpointError) {
    try withBytes(bytes) { buffer throws(CheckpointError) in try sink(buffer) }
    offset += bytes.count
  }
}

/// Lends an array's bytes to a body that throws a `CheckpointError`.
private func withBytes(
  _ bytes: [UInt8],
  _ body: (UnsafeRawBufferPointer) throws(CheckpointError) -> Void
) throws(CheckpointError) {
  try bytes.withUnsafeBufferPointer { buffer throws(CheckpointError) in
    try body(UnsafeRawBufferPointer(buffer))
  }
}
