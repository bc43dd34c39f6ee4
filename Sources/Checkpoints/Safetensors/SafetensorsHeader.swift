import Tensors

/// The header of a safetensors file: which tensors there are, and where.
///
/// Checks what the library checks, in its order: size, text, JSON, fields, and at last that the
/// tensors cover the payload without gap or overlap.
struct SafetensorsHeader {
  /// What the header says of one tensor.
  struct Entry {
    let name: String
    let type: SafetensorsType
    let shape: [Int]
    /// Where its bytes start and end, counted from the start of the payload.
    let start: Int
    let end: Int
  }

  static let maximumSize = 100_000_000

  /// The free text that the file carries, in its order.
  private(set) var metadata: OrderedDictionary<String>?
  /// The tensors in the order of their bytes.
  private(set) var entries: [Entry] = []
  /// Where the payload starts in the file.
  let payloadStart: Int

  /// Reads the header of a file.
  init(_ source: ByteSource) throws(CheckpointError) {
    guard let prefix = source.bytes(at: 0, count: 8) else {
      throw CheckpointError(.safetensors(.headerTooSmall), at: 0)
    }
    guard let size = Int(exactly: prefix.uint64(at: 0)), size <= Self.maximumSize else {
      throw CheckpointError(.safetensors(.headerTooLarge), at: 0)
    }
    guard source.contains(8, size), let bytes = source.bytes(at: 8, count: size) else {
      throw CheckpointError(.safetensors(.invalidHeaderLength), at: 0)
    }
    payloadStart = 8 + size
    do throws(InvalidText) {
      _ = try decodeUTF8(bytes[...])
    } catch {
      throw CheckpointError(.safetensors(.invalidText(error)), at: 8 + error.position)
    }
    var scanner = JSONScanner(bytes)
    try read(&scanner)
    let end = try validate()
    guard source.count - payloadStart == end else {
      throw CheckpointError(.safetensors(.incomplete), at: payloadStart)
    }
  }

  /// Reads the object of names and tensors.
  ///
  /// A fault of the JSON is thrown where it is; the first fault of a tensor's fields only after the
  /// whole object, since the library collects the object before it looks into it.
  private mutating func read(_ scanner: inout JSONScanner) throws(CheckpointError) {
    try scanner.openObject(expecting: "struct HashMetadata")
    var places: OrderedDictionary<Int> = [:]
    var read: [Entry] = []
    var hasMetadata = false
    var deferred: JSONFault?
    var isFirst = true
    while let name = try scanner.key(isFirst: isFirst) {
      isFirst = false
      if name.utf8.elementsEqual("__metadata__".utf8) {
        guard !hasMetadata else {
          throw scanner.fault(.duplicateField(name), at: scanner.index)
        }
        hasMetadata = true
        metadata = try scanner.metadata()
        continue
      }
      var fields = TensorFields(name)
      try fields.read(&scanner)
      deferred = deferred ?? fields.fault
      guard let entry = fields.entry else { continue }
      // Of two tensors of one name the last counts, as in a hash map.
      if let place = places[name] {
        read[place] = entry
      } else {
        places[name] = read.count
        read.append(entry)
      }
    }
    if let deferred { throw scanner.fault(deferred, at: scanner.index) }
    try scanner.end()
    let order = read.indices.sorted { a, b in
      (read[a].start, read[a].end, a) < (read[b].start, read[b].end, b)
    }
    entries = order.map { read[$0] }
  }

  /// Checks that the tensors follow each other and have the sizes of their shapes.
  ///
  /// - Returns: where the last one ends.
  private func validate() throws(CheckpointError) -> Int {
    var start = 0
    for entry in entries {
      guard entry.start == start, entry.end >= start else {
        throw CheckpointError(.safetensors(.invalidOffset(entry.name)))
      }
      start = entry.end
      var bits = entry.type.bitCount
      var count = 1
      // An empty tensor's other sizes must make sense too, so that nothing overflows later.
      var span = 1
      for size in entry.shape {
        let (product, overflow) = count.multipliedReportingOverflow(by: size)
        let (larger, tooLarge) = span.multipliedReportingOverflow(by: max(size, 1))
        guard !overflow, !tooLarge else { throw CheckpointError(.safetensors(.overflow)) }
        count = product
        span = larger
      }
      let (total, overflow) = bits.multipliedReportingOverflow(by: count)
      bits = total
      guard !overflow else { throw CheckpointError(.safetensors(.overflow)) }
      guard bits % 8 == 0 else { throw CheckpointError(.safetensors(.misaligned)) }
      guard entry.end - entry.start == bits / 8 else {
        throw CheckpointError(.safetensors(.invalidTensor))
      }
    }
    return start
  }
}
