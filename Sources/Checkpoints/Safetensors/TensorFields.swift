import Tensors

/// Reads the fields of one tensor in a safetensors header.
///
/// A field that makes no sense is remembered, not thrown: see `SafetensorsHeader.read`.
struct TensorFields {
  private let name: String
  private var type: SafetensorsType?
  private var shape: [Int]?
  private var offsets: [Int]?
  /// The first thing that makes no sense.
  private(set) var fault: JSONFault?

  init(_ name: String) { self.name = name }

  /// The tensor, where all fields are there.
  var entry: SafetensorsHeader.Entry? {
    guard fault == nil, let type, let shape, let offsets, offsets.count == 2 else { return nil }
    return .init(name: name, type: type, shape: shape, start: offsets[0], end: offsets[1])
  }

  /// Reads the value of a tensor's name: an object of fields, or a list of the three.
  mutating func read(_ scanner: inout JSONScanner) throws(CheckpointError) {
    switch scanner.peek() {
    case UInt8(ascii: "{"): try readObject(&scanner)
    case UInt8(ascii: "["): try readList(&scanner)
    default: note(.invalidType(try scanner.skip(), expected: "struct TensorInfo"))
    }
  }

  private mutating func note(_ fault: JSONFault) { self.fault = self.fault ?? fault }

  private mutating func readObject(_ scanner: inout JSONScanner) throws(CheckpointError) {
    try scanner.open()
    var seen: Set<String> = []
    var isFirst = true
    while let field = try scanner.key(isFirst: isFirst) {
      isFirst = false
      let isKnown = ["dtype", "shape", "data_offsets"].contains(field)
      if isKnown, !seen.insert(field).inserted { note(.duplicateField(field)) }
      switch field {
      case "dtype": try readType(&scanner)
      case "shape": try readShape(&scanner)
      case "data_offsets": try readOffsets(&scanner)
      default: _ = try scanner.skip()
      }
    }
    for field in ["dtype", "shape", "data_offsets"] where !seen.contains(field) {
      note(.missingField(field))
    }
  }

  private mutating func readList(_ scanner: inout JSONScanner) throws(CheckpointError) {
    try scanner.open()
    var count = 0
    while try scanner.element(isFirst: count == 0) {
      switch count {
      case 0: try readType(&scanner)
      case 1: try readShape(&scanner)
      case 2: try readOffsets(&scanner)
      default: _ = try scanner.skip()
      }
      count += 1
    }
    if count < 3 { note(.invalidLength(count, expected: "struct TensorInfo with 3 elements")) }
    if count > 3 { note(.invalidLength(count, expected: "3 elements in sequence")) }
  }

  private mutating func readType(_ scanner: inout JSONScanner) throws(CheckpointError) {
    if scanner.peek() == UInt8(ascii: "{") { return try readVariant(&scanner) }
    guard scanner.peek() == UInt8(ascii: "\"") else {
      return note(.invalidType(try scanner.skip(), expected: "string or map"))
    }
    setType(try scanner.text())
  }

  private mutating func setType(_ name: String) {
    type = SafetensorsType(rawValue: name)
    if type == nil { note(.unknownVariant(name)) }
  }

  /// Reads a type in the other form that serde takes: an object of its name and `null`.
  private mutating func readVariant(_ scanner: inout JSONScanner) throws(CheckpointError) {
    try scanner.open()
    var members: [(name: String, value: String)] = []
    while let name = try scanner.key(isFirst: members.isEmpty) {
      members.append((name, try scanner.skip()))
    }
    guard members.count == 1 else {
      return note(.invalidValue("map", expected: "map with a single key"))
    }
    setType(members[0].name)
    if members[0].value != "null" { note(.invalidType(members[0].value, expected: "unit")) }
  }

  private mutating func readShape(_ scanner: inout JSONScanner) throws(CheckpointError) {
    shape = try readIntegers(&scanner, expecting: "a sequence")
  }

  private mutating func readOffsets(_ scanner: inout JSONScanner) throws(CheckpointError) {
    let expected = "a tuple of size 2"
    offsets = try readIntegers(&scanner, expecting: expected, limit: 2)
    guard let count = offsets?.count else { return }
    if count < 2 { note(.invalidLength(count, expected: expected)) }
    if count > 2 { note(.invalidLength(count, expected: "2 elements in sequence")) }
  }

  /// Reads a list of sizes.
  ///
  /// - Parameters:
  ///   - scanner: where to read.
  ///   - expected: what a message says should be there.
  ///   - limit: from where on elements may be anything, as they are one too many anyway.
  /// - Returns: the numbers, zeros for what is none; `nil` where there is no list.
  /// - Throws: where the JSON is broken.
  private mutating func readIntegers(
    _ scanner: inout JSONScanner,
    expecting expected: String,
    limit: Int = .max
  ) throws(CheckpointError) -> [Int]? {
    guard scanner.peek() == UInt8(ascii: "[") else {
      note(.invalidType(try scanner.skip(), expected: expected))
      return nil
    }
    try scanner.open()
    var integers: [Int] = []
    while try scanner.element(isFirst: integers.isEmpty) {
      let isContainer = [UInt8(ascii: "["), UInt8(ascii: "{")].contains(scanner.peek())
      guard integers.count < limit, !isContainer else {
        let found = try scanner.skip()
        if integers.count < limit { note(.invalidType(found, expected: "usize")) }
        integers.append(0)
        continue
      }
      integers.append(integer(try scanner.scalar(), scanner))
    }
    return integers
  }

  private mutating func integer(_ scalar: JSONScanner.Scalar, _ scanner: JSONScanner) -> Int {
    switch scalar {
    // A number that no `Int` holds becomes the largest, which lies beyond every file.
    case .unsigned(let number): return Int(clamping: number)
    case .negative: note(.invalidValue(scanner.describe(scalar), expected: "usize"))
    default: note(.invalidType(scanner.describe(scalar), expected: "usize"))
    }
    return 0
  }
}

extension JSONScanner {
  /// Enters an object, or says what is there instead.
  mutating func openObject(expecting expected: String) throws(CheckpointError) {
    switch peek() {
    case UInt8(ascii: "{"): return try open()
    case UInt8(ascii: "["):
      throw fault(.invalidType("sequence", expected: expected), at: index)
    default:
      let found = describe(try scalar())
      throw fault(.invalidType(found, expected: expected), at: index)
    }
  }

  /// Reads the value of `__metadata__`: `null` or an object of strings.
  mutating func metadata() throws(CheckpointError) -> OrderedDictionary<String>? {
    if peek() == UInt8(ascii: "n") {
      _ = try scalar()
      return nil
    }
    try openObject(expecting: "a map")
    var metadata: OrderedDictionary<String> = [:]
    var isFirst = true
    while let key = try key(isFirst: isFirst) {
      isFirst = false
      switch peek() {
      case UInt8(ascii: "\""): metadata[key] = try text()
      case UInt8(ascii: "{"): throw fault(.invalidType("map", expected: "a string"), at: index)
      case UInt8(ascii: "["):
        throw fault(.invalidType("sequence", expected: "a string"), at: index)
      default:
        let found = describe(try scalar())
        throw fault(.invalidType(found, expected: "a string"), at: index)
      }
    }
    return metadata
  }
}
