public import Tensors

/// Why a value cannot be written down.
public indirect enum DescriptionError: Error, Equatable {
  /// Values lie in each other deeper than anybody nests them, or without end.
  case tooDeep
  /// One value is mentioned so often that writing it out each time would never end.
  case tooLarge
  /// A tensor shows far more elements than its storage holds.
  case expandedTooFar(shape: [Int], stored: Int)
}

extension DescriptionError: CustomStringConvertible {
  /// One sentence.
  public var description: String {
    switch self {
    case .tooDeep: "the values are nested too deeply to be shown, or contain themselves"
    case .tooLarge: "the values mention each other so often that they cannot be shown in full"
    case .expandedTooFar(let shape, let stored):
      "a tensor of shape \(Wording.shape(shape)) shows a storage of "
        + Wording.count(stored, "byte")
        + " over and over: more elements than can be read one by one"
    }
  }
}

/// Writes Python values as tagged JSON, tensors and storages numbered in order of first sight.
///
/// The notation of the conformance oracle: `{"t": "int", "v": "5"}`, `{"t": "tensor", "ref": 0}`.
/// Depth first, keys before values, every object once.
public struct Describer {
  /// Where each storage came from, by its identity, as the file says it.
  let locations: [ObjectIdentifier: String]
  /// Whether tensors' bytes are read, for their digest and first values.
  let isHashing: Bool

  /// The tensors, in order of first sight.
  public internal(set) var tensors: [JSON] = []
  /// The storages, in order of first sight.
  public internal(set) var storages: [JSON] = []
  var tensorNumbers: [ObjectIdentifier: Int] = [:]
  var storageNumbers: [ObjectIdentifier: Int] = [:]
  /// The storages themselves, in order of first sight.
  var seenStorages: [Storage] = []

  private static let maximumDepth = 500
  private var budget = 2_000_000

  /// Starts with empty tables.
  ///
  /// - Parameters:
  ///   - locations: the location in the file of every storage, by identity.
  ///   - hashing: whether tensors' bytes are read, for their digest and first values.
  public init(locations: [ObjectIdentifier: String] = [:], hashing: Bool = false) {
    self.locations = locations
    isHashing = hashing
  }

  /// The tagged JSON of a value; its tensors and storages join the tables.
  ///
  /// - Parameter value: stays alive as long as this is used: objects are known by identity.
  /// - Returns: an object with the type tag `t`.
  /// - Throws: `DescriptionError` for values without end.
  public mutating func describe(_ value: Value) throws(DescriptionError) -> JSON {
    try describe(value, depth: 0)
  }

  private mutating func describe(_ value: Value, depth: Int) throws(DescriptionError) -> JSON {
    guard depth < Self.maximumDepth else { throw .tooDeep }
    budget -= 1
    guard budget > 0 else { throw .tooLarge }
    switch value {
    case .none: return ["t": "none"]
    case .bool(let flag): return ["t": "bool", "v": .bool(flag)]
    case .int(let number): return ["t": "int", "v": .string("\(number)")]
    case .bigInt(let bytes): return ["t": "int", "v": .string(decimalDigits(bytes))]
    case .float(let number): return float(number)
    case .complex(let real, let imaginary):
      return ["t": "complex", "re": float(real), "im": float(imaginary)]
    case .string(let text): return ["t": "str", "v": .string(text)]
    case .bytes(let bytes): return ["t": "bytes", "hex": .string(hexDigits(bytes))]
    case .byteArray(let bytes): return ["t": "bytearray", "hex": .string(hexDigits(bytes))]
    case .list(let list): return ["t": "list", "v": try elements(list.values, depth)]
    case .tuple(let tuple): return ["t": "tuple", "v": try elements(tuple.values, depth)]
    case .set(let members):
      let texts = try elements(members, depth).array.map { (text: $0.description, json: $0) }
      return ["t": "set", "v": .array(texts.sorted { $0.text < $1.text }.map { $0.json })]
    case .dictionary(let dictionary): return try describe(dictionary, depth)
    case .stateDict(let state): return try describe(state, depth)
    case .size(let sizes): return ["t": "size", "v": .ints(sizes)]
    case .dtype(let dtype): return ["t": "dtype", "v": .string(dtype.name)]
    case .device(let device): return ["t": "device", "v": .string(device.description)]
    case .tensor(let tensor): return ["t": "tensor", "ref": .int(try number(of: tensor))]
    case .layout: return ["t": "object", "class": "torch.layout"]
    case .object(let name): return ["t": "object", "class": .string(name)]
    case .storage: return ["t": "object", "class": "torch.storage.TypedStorage"]
    case .global(let name):
      let isStorage = name.utf8.starts(with: "torch.".utf8) && name.utf8.ends(with: "Storage")
      return [
        "t": "object", "class": isStorage ? "torch.serialization.StorageType" : "builtins.type",
      ]
    }
  }

  private func float(_ number: Double) -> JSON {
    ["t": "float", "v": .double(number), "bits": .string(hexDigits(number.bitPattern))]
  }

  private mutating func elements(
    _ values: [Value],
    _ depth: Int
  ) throws(DescriptionError) -> JSON {
    var result: [JSON] = []
    result.reserveCapacity(values.count)
    for value in values { result.append(try describe(value, depth: depth + 1)) }
    return .array(result)
  }

  private mutating func describe(
    _ dictionary: ValueDictionary,
    _ depth: Int
  ) throws(DescriptionError) -> JSON {
    var items: [JSON] = []
    for (key, value) in dictionary.items {
      items.append([
        try describe(key, depth: depth + 1), try describe(value, depth: depth + 1),
      ])
    }
    var attributes: [JSON.Member] = []
    for (name, value) in dictionary.attributes {
      attributes.append(JSON.Member(name, try describe(value, depth: depth + 1)))
    }
    return self.dictionary(dictionary.kind.typeName, items, attributes)
  }

  private mutating func describe(
    _ state: StateDict,
    _ depth: Int
  ) throws(DescriptionError) -> JSON {
    var items: [JSON] = []
    for (name, value) in state.values {
      items.append([["t": "str", "v": .string(name)], try describe(value, depth: depth + 1)])
    }
    guard let metadata = state.metadata else {
      return dictionary("collections.OrderedDict", items, [])
    }
    var paths: [JSON] = []
    for (path, marks) in metadata {
      var pairs: [JSON] = []
      for (name, value) in marks {
        pairs.append([["t": "str", "v": .string(name)], try describe(value, depth: depth + 1)])
      }
      paths.append([["t": "str", "v": .string(path)], dictionary("dict", pairs, [])])
    }
    let attribute = dictionary("collections.OrderedDict", paths, [])
    return dictionary(
      "collections.OrderedDict",
      items,
      [JSON.Member("_metadata", attribute)]
    )
  }

  private func dictionary(_ name: String, _ items: [JSON], _ attributes: [JSON.Member]) -> JSON {
    let members: [JSON.Member] = [
      JSON.Member("t", "dict"), JSON.Member("class", .string(name)),
      JSON.Member("items", .array(items)),
    ]
    return .object(
      members + (attributes.isEmpty ? [] : [JSON.Member("attrs", .object(attributes))])
    )
  }
}
