public import Tensors

extension Safetensors {
  /// The bytes that the safetensors library writes for these tensors.
  ///
  /// Mirrors `safetensors.torch.save`.
  ///
  /// - Parameters:
  ///   - tensors: a dictionary from strings to tensors, contiguous and without shared memory.
  ///   - metadata: free text for the header; the library shuffles it, here it keeps its order.
  /// - Returns: the whole file.
  /// - Throws: `CheckpointError` with the library's sentence for what it does not save.
  public static func save(
    _ tensors: Value,
    metadata: OrderedDictionary<String>? = nil
  ) throws(CheckpointError) -> [UInt8] {
    var bytes: [UInt8] = []
    try write(tensors, metadata: metadata) { buffer in bytes.append(contentsOf: buffer) }
    return bytes
  }

  /// Writes a file piece by piece.
  ///
  /// - Parameters:
  ///   - value: a dictionary from strings to tensors.
  ///   - metadata: free text for the header.
  ///   - sink: takes the next bytes of the file.
  /// - Throws: what `sink` throws, and `CheckpointError` for what cannot be saved.
  package static func write(
    _ value: Value,
    metadata: OrderedDictionary<String>?,
    to sink: (UnsafeRawBufferPointer) throws(CheckpointError) -> Void
  ) throws(CheckpointError) {
    let entries = try checked(value)
    let header = header(entries, metadata)
    try header.withUnsafeBufferPointer { bytes throws(CheckpointError) in
      try sink(UnsafeRawBufferPointer(bytes))
    }
    for entry in entries where entry.size > 0 { try sink(bytes(of: entry)) }
  }

  /// A tensor that can be saved.
  private struct Entry {
    let name: String
    let tensor: Tensor
    let type: SafetensorsType
    var size: Int { tensor.elementCount * tensor.dtype.itemSize }
  }

  private static func bytes(of entry: Entry) -> UnsafeRawBufferPointer {
    Transfers.record(from: entry.tensor.device, to: .cpu, byteCount: entry.size)
    let offset = entry.tensor.storageOffset * entry.tensor.dtype.itemSize
    return UnsafeRawBufferPointer(start: entry.tensor.storage.bytes + offset, count: entry.size)
  }

  /// The tensors in the order of the file: by type, largest first, then by name.
  private static func checked(_ value: Value) throws(CheckpointError) -> [Entry] {
    guard let pairs = value.pairs else {
      throw CheckpointError(.safetensors(.notADictionary(type: value.pythonType)))
    }
    var tensors: [(key: Value, tensor: Tensor)] = []
    for (key, value) in pairs {
      guard let tensor = value.tensor else {
        throw CheckpointError(
          .safetensors(.notATensor(key: key.pythonText, type: value.pythonType))
        )
      }
      tensors.append((key, tensor))
    }
    try refuseSharedMemory(tensors.map { ($0.key.pythonText, $0.tensor) })
    var entries: [Entry] = []
    for (key, tensor) in tensors {
      guard tensor.isContiguous else {
        throw CheckpointError(.safetensors(.notContiguous(key.pythonText)))
      }
      guard tensor.storage.hasBytes else { throw CheckpointError(.safetensors(.noData)) }
      guard let type = SafetensorsType(tensor.dtype) else {
        throw CheckpointError(.safetensors(.unsavableType(tensor.dtype.description)))
      }
      guard let name = key.string else {
        throw CheckpointError(.safetensors(.keyNotText(type: key.typeName)))
      }
      entries.append(Entry(name: name, tensor: tensor, type: type))
    }
    return entries.sorted { a, b in
      a.type == b.type
        ? a.name.utf8.lexicographicallyPrecedes(b.name.utf8) : a.type.rank > b.type.rank
    }
  }

  /// Refuses tensors that overlap in one storage; views that do not are fine.
  private static func refuseSharedMemory(
    _ tensors: [(name: String, tensor: Tensor)]
  ) throws(CheckpointError) {
    let filled = tensors.filter { $0.tensor.storage.hasBytes && $0.tensor.storage.byteCount > 0 }
    var failing: [[String]] = []
    for group in filled.grouped(by: { ObjectIdentifier($0.tensor.storage) }) where group.count > 1 {
      let areas = group.map { (extent($0.tensor), $0.name) }.sorted { a, b in
        (a.0.lowerBound, a.0.upperBound) == (b.0.lowerBound, b.0.upperBound)
          ? a.1.utf8.lexicographicallyPrecedes(b.1.utf8)
          : (a.0.lowerBound, a.0.upperBound) < (b.0.lowerBound, b.0.upperBound)
      }
      var sets: [[String]] = []
      var lastEnd = -1
      for (area, name) in areas {
        if let last = sets.indices.last, area.lowerBound < lastEnd {
          sets[last].append(name)
        } else {
          sets.append([name])
        }
        lastEnd = area.upperBound
      }
      failing += sets.filter { $0.count > 1 }
    }
    guard failing.isEmpty else { throw CheckpointError(.safetensors(.sharedMemory(failing))) }
  }

  /// Where a tensor's bytes lie in its storage.
  private static func extent(_ tensor: Tensor) -> Range<Int> {
    let start = tensor.storageOffset
    guard !tensor.shape.contains(0) else { return start..<start }
    let last = zip(tensor.shape, tensor.stride).reduce(start) { $0 + ($1.0 - 1) * $1.1 }
    let itemSize = tensor.dtype.itemSize
    return start * itemSize..<(last + 1) * itemSize
  }

  /// The length and the JSON, padded with spaces to a multiple of eight.
  private static func header(
    _ entries: [Entry],
    _ metadata: OrderedDictionary<String>?
  ) -> [UInt8] {
    var members: [String] = []
    members.reserveCapacity(entries.count + 1)
    if let metadata {
      let pairs = metadata.map { jsonQuoted($0.key) + ":" + jsonQuoted($0.value) }
      members.append("\"__metadata__\":{" + pairs.joined(separator: ",") + "}")
    }
    var offset = 0
    for entry in entries {
      let shape = entry.tensor.shape.map { "\($0)" }.joined(separator: ",")
      members.append(
        jsonQuoted(entry.name) + ":{\"dtype\":\"\(entry.type.rawValue)\",\"shape\":[\(shape)],"
          + "\"data_offsets\":[\(offset),\(offset + entry.size)]}"
      )
      offset += entry.size
    }
    var json = Array(("{" + members.joined(separator: ",") + "}").utf8)
    json.append(contentsOf: repeatElement(0x20, count: (8 - json.count % 8) % 8))
    var bytes: [UInt8] = []
    bytes.reserveCapacity(json.count + 8)
    bytes.append64(UInt64(json.count))
    bytes.append(contentsOf: json)
    return bytes
  }
}

/// A text as Python's `repr` quotes it, as far as names need it.
func pythonQuoted(_ text: String) -> String {
  let quote =
    text.utf8.contains(UInt8(ascii: "'")) && !text.utf8.contains(UInt8(ascii: "\""))
    ? "\"" : "'"
  var quoted = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\\": quoted += "\\\\"
    case "\n": quoted += "\\n"
    case "\r": quoted += "\\r"
    case "\t": quoted += "\\t"
    case "'" where quote == "'": quoted += "\\'"
    case "\0"..<" ", "\u{7f}"..."\u{a0}", "\u{ad}":
      quoted += "\\x" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
    default: quoted.unicodeScalars.append(scalar)
    }
  }
  return quote + quoted + quote
}
