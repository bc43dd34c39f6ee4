/// Writes a zip archive as PyTorch writes it, byte for byte.
///
/// Nothing is compressed or dated; every payload starts at a multiple of `alignment`, by an extra
/// field `FB` full of `Z`; sizes and checksum follow the payload. Mirrors `PyTorchStreamWriter`.
struct ZipWriter {
  /// Where the bytes go; throws what the file system said.
  typealias Sink = (UnsafeRawBufferPointer) throws(CheckpointError) -> Void

  private static let wide = 0xffff_ffff

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
    let crc = payload.isEmpty ? 0 : crc32(payload)
    serializationID.add(name, crc32: crc, payload: payload)
    try write(name, payload, crc)
  }

  /// Writes the records that close an archive, the central directory and the end records.
  mutating func finish() throws(CheckpointError) {
    try add("version", text: "3\n")
    let id = Array(serializationID.text.utf8)
    try withBytes(id) { buffer throws(CheckpointError) in
      try write(".data/serialization_id", buffer, crc32(buffer))
    }
    let start = offset
    let size = directory.count
    try emit(directory)
    let end = offset
    var tail: [UInt8] = []
    tail.append32(0x0606_4b50)
    tail.append64(44)
    tail.append16(0x031e)
    tail.append16(0x2d)
    tail.append64(0)
    tail.append64(count)
    tail.append64(count)
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
    tail.append32(min(size, Self.wide))
    tail.append32(min(start, Self.wide))
    tail.append16(0)
    try emit(tail)
  }

  private mutating func write(
    _ name: String,
    _ payload: UnsafeRawBufferPointer,
    _ crc: UInt32
  ) throws(CheckpointError) {
    let path = Array((folder + "/" + name).utf8)
    let header = offset
    let flags = payload.isEmpty ? 0x0800 : 0x0808
    let isWide = payload.count >= Self.wide || header >= Self.wide
    // The local header's zip64 field says the size only; the directory's says what does not fit.
    var localExtra: [UInt8] = []
    var extra: [UInt8] = []
    if isWide {
      if payload.count >= Self.wide { extra.append64(payload.count); extra.append64(payload.count) }
      localExtra = payload.count >= Self.wide ? zip64Field(payload.count, 0) : []
      if header >= Self.wide {
        extra.append64(header)
        localExtra =
          payload.count >= Self.wide
          ? zip64Field(payload.count, 0, header) : zip64Field(header)
      }
    }
    var local: [UInt8] = []
    local.append32(0x0403_4b50)
    local.append16(0)
    local.append16(flags)
    for _ in 0..<9 { local.append16(0) }
    local.append16(path.count)
    let unpadded = header + 30 + path.count + localExtra.count + 4
    let padding = (alignment - unpadded % alignment) % alignment
    local.append16(localExtra.count + 4 + padding)
    local.append(contentsOf: path)
    local.append(contentsOf: localExtra)
    local.append(contentsOf: [0x46, 0x42])
    local.append16(padding)
    local.append(contentsOf: repeatElement(0x5a, count: padding))
    try emit(local)
    if !payload.isEmpty {
      try sink(payload)
      offset += payload.count
      var descriptor: [UInt8] = []
      descriptor.append32(0x0807_4b50)
      descriptor.append32(Int(crc))
      if isWide {
        descriptor.append64(payload.count)
        descriptor.append64(payload.count)
      } else {
        descriptor.append32(payload.count)
        descriptor.append32(payload.count)
      }
      try emit(descriptor)
    }
    directory.append32(0x0201_4b50)
    directory.append32(0)
    directory.append16(flags)
    for _ in 0..<3 { directory.append16(0) }
    directory.append32(Int(crc))
    directory.append32(min(payload.count, Self.wide))
    directory.append32(min(payload.count, Self.wide))
    directory.append16(path.count)
    directory.append16(extra.isEmpty ? 0 : extra.count + 4)
    for _ in 0..<5 { directory.append16(0) }
    directory.append32(min(header, Self.wide))
    directory.append(contentsOf: path)
    if !extra.isEmpty {
      directory.append16(1)
      directory.append16(extra.count)
      directory.append(contentsOf: extra)
    }
    count += 1
  }

  private func zip64Field(_ numbers: Int...) -> [UInt8] {
    var field: [UInt8] = []
    field.append16(1)
    field.append16(numbers.count * 8)
    for number in numbers { field.append64(number) }
    return field
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
