import Tensors

/// What the allowed functions do. Nothing else can be called.
extension PickleMachine {
  /// Calls an allowed function with positional arguments.
  mutating func call(_ name: String, _ arguments: [Value]) throws(CheckpointError) -> Value {
    switch name {
    case "torch._utils._rebuild_tensor_v2", "torch._utils._rebuild_tensor":
      return try rebuildTensor(name, arguments)
    // Second, because every tensor has one, for its hooks.
    case "collections.OrderedDict": return try orderedDictionary(arguments)
    case "torch._utils._rebuild_tensor_v3":
      return try rebuildTensorWithType(arguments)
    case "torch._utils._rebuild_parameter", "torch._utils._rebuild_parameter_with_state":
      return try rebuildParameter(name, arguments)
    case "torch._utils._rebuild_meta_tensor_no_storage":
      return try rebuildMetaTensor(arguments)
    case "torch._tensor._rebuild_from_type_v2":
      return try rebuildFromType(arguments)
    case "torch.nn.parameter.Parameter":
      return try makeParameter(arguments)

    case "collections.Counter": return try counter(arguments)
    case "builtins.set": return try set(arguments)
    case "builtins.bytearray": return try byteArray(arguments)
    case "builtins.complex": return try complex(arguments)
    case "_codecs.encode":
      if arguments.count > 1, arguments[1].string == "rot13" { return try rotate13(arguments[0]) }
      return .bytes(try encode(name, arguments))
    case "torch.Size": return try size(arguments)
    case "torch.device": return try device(arguments)
    case "torch.serialization._get_layout": return try layout(arguments)

    case "torch._utils._rebuild_sparse_tensor":
      throw fault(.unsupportedValue("a sparse tensor"))
    case "torch._utils._rebuild_qtensor":
      throw fault(.unsupportedValue("a quantized tensor"))
    case "torch._utils._rebuild_wrapper_subclass", "torch._utils._rebuild_device_tensor_from_numpy",
      "torch._utils._rebuild_device_tensor_from_cpu_tensor":
      throw fault(.unsupportedValue("a tensor made by \(name)"))
    default:
      if AllowList.isClass(name) { throw fault(.unsupportedValue("a call of \(name)")) }
      throw fault(.typeError("'\(name)' object is not callable"))
    }
  }

  /// The fault at this place of the pickle.
  func fault(_ fault: PickleFault) -> CheckpointError { .pickle(fault, at: position) }

  /// Checks the number of arguments as Python does.
  ///
  /// - Parameters:
  ///   - function: the full name of the function.
  ///   - arguments: what it is called with.
  ///   - names: the names of the required parameters.
  ///   - optional: how many more there may be.
  /// - Throws: `PickleFault.missingArguments` or `.tooManyArguments`.
  func checkCount(
    _ function: String,
    _ arguments: [Value],
    _ names: [String],
    optional: Int = 0
  ) throws(CheckpointError) {
    let most = names.count + optional
    guard arguments.count < names.count || arguments.count > most else { return }
    let name = AllowList.split(function)?.last ?? function
    guard arguments.count >= names.count else {
      throw fault(
        .missingArguments(function: name, names: Array(names.suffix(names.count - arguments.count)))
      )
    }
    throw fault(.tooManyArguments(function: name, expected: most, given: arguments.count))
  }

  // MARK: Python's own types

  private mutating func orderedDictionary(_ arguments: [Value]) throws(CheckpointError) -> Value {
    let dictionary = Value.stateDict(StateDict())
    guard let source = arguments.first else { return dictionary }
    let pairs: [(key: Value, value: Value)]
    if let own = source.pairs { pairs = own } else { pairs = try self.pairs(of: source) }
    try spend(pairs.count)
    for (key, value) in pairs { _ = try store(value, for: key, in: dictionary) }
    return dictionary
  }

  /// The pairs of a list of pairs.
  private func pairs(of value: Value) throws(CheckpointError) -> [(key: Value, value: Value)] {
    guard let elements = value.elements else {
      throw fault(.typeError("'\(value.typeName)' object is not iterable"))
    }
    var pairs: [(key: Value, value: Value)] = []
    for element in elements {
      guard let pair = element.elements, pair.count == 2 else {
        throw fault(
          .typeError("cannot convert dictionary update sequence element to a sequence")
        )
      }
      pairs.append((pair[0], pair[1]))
    }
    return pairs
  }

  private mutating func counter(_ arguments: [Value]) throws(CheckpointError) -> Value {
    let counter = ValueDictionary(kind: .counter)
    let source = arguments.first ?? .none
    if let pairs = source.pairs {
      try spend(pairs.count)
      for (key, value) in pairs { counter.set(value, for: key) }
      return .dictionary(counter)
    }
    for element in try elements(source) {
      let count = counter.value(for: element)?.int ?? 0
      guard counter.set(.int(count + 1), for: element) else {
        throw fault(.unhashable(type: element.typeName))
      }
    }
    return .dictionary(counter)
  }

  private mutating func set(_ arguments: [Value]) throws(CheckpointError) -> Value {
    var members: [Value] = []
    var seen: Set<ValueKey> = []
    for element in try elements(arguments.first ?? .none) {
      guard let key = ValueKey(element) else { throw fault(.unhashable(type: element.typeName)) }
      if seen.insert(key).inserted { members.append(element) }
    }
    return .set(members)
  }

  /// The elements of a list, a tuple or a set, paid for; none where the value is `None`.
  private mutating func elements(_ value: Value) throws(CheckpointError) -> [Value] {
    if case .none = value { return [] }
    guard let elements = value.elements else {
      throw fault(.typeError("'\(value.typeName)' object is not iterable"))
    }
    try spend(elements.count)
    return elements
  }

  private mutating func byteArray(_ arguments: [Value]) throws(CheckpointError) -> Value {
    switch arguments.first {
    case nil:
      return .byteArray([])
    case .string:
      return .byteArray(try encode("bytearray", arguments))
    case .bytes(let bytes), .byteArray(let bytes):
      try spend(bytes.count)
      return .byteArray(bytes)
    case .int(let count):
      guard count >= 0 else { throw fault(.valueError("negative count")) }
      guard count <= budget else { throw fault(.outOfMemory) }
      try spend(count)
      return .byteArray([UInt8](repeating: 0, count: count))
    case let value?:
      var bytes: [UInt8] = []
      for element in try elements(value) {
        guard let byte = element.int.flatMap(UInt8.init(exactly:)) else {
          throw fault(.valueError("byte must be in range(0, 256)"))
        }
        bytes.append(byte)
      }
      return .byteArray(bytes)
    }
  }

  private func complex(_ arguments: [Value]) throws(CheckpointError) -> Value {
    var parts: [Double] = []
    for argument in arguments.prefix(2) {
      guard let part = argument.double else {
        throw fault(
          .typeError("complex() argument must be a number, not '\(argument.typeName)'")
        )
      }
      parts.append(part)
    }
    return .complex(parts.first ?? 0, parts.count > 1 ? parts[1] : 0)
  }

  /// The bytes of a text in a codec: how protocol 2 writes `bytes`.
  private mutating func encode(
    _ function: String,
    _ arguments: [Value]
  ) throws(CheckpointError) -> [UInt8] {
    guard let text = arguments.first?.string else {
      throw fault(.typeError("encode() argument 'obj' must be str"))
    }
    let codec = arguments.count > 1 ? arguments[1].string ?? "" : "utf-8"
    try spend(text.utf8.count)
    switch codec.utf8.lowercased() {
    case "utf-8", "utf8": return Array(text.utf8)
    case "latin1", "latin-1", "iso-8859-1", "ascii", "us-ascii":
      let limit: UInt32 = codec.utf8.lowercased().hasSuffix("ascii") ? 0x80 : 0x100
      var bytes: [UInt8] = []
      for scalar in text.unicodeScalars {
        guard scalar.value < limit else {
          throw fault(
            .valueError(
              "'\(codec)' codec can't encode a character: ordinal not in range(\(limit))"
            )
          )
        }
        bytes.append(UInt8(truncatingIfNeeded: scalar.value))
      }
      return bytes
    default:
      throw fault(.unsupportedValue("text in the codec '\(codec)'"))
    }
  }

  /// The text with every letter of ASCII moved by thirteen places: a codec from text to text.
  private func rotate13(_ value: Value) throws(CheckpointError) -> Value {
    guard let text = value.string else {
      throw fault(.typeError("encode() argument 'obj' must be str"))
    }
    let rotated = text.utf8.map { byte -> UInt8 in
      switch byte | 0x20 {
      case 0x61...0x6d: byte + 13
      case 0x6e...0x7a: byte - 13
      default: byte
      }
    }
    return .string(String(decoding: rotated, as: UTF8.self))
  }

  // MARK: PyTorch's small types

  private mutating func size(_ arguments: [Value]) throws(CheckpointError) -> Value {
    guard let first = arguments.first else { return .size([]) }
    return .size(try integers(first, of: "torch.Size"))
  }

  /// The integers of a tuple, a list or a `torch.Size`, paid for.
  mutating func integers(_ value: Value, of function: String) throws(CheckpointError) -> [Int] {
    if case .size(let sizes) = value { return sizes }
    guard let elements = value.elements else {
      throw fault(
        .badArgument(function: function, "must be tuple of ints, not \(value.typeName)")
      )
    }
    try spend(elements.count)
    var integers: [Int] = []
    integers.reserveCapacity(elements.count)
    for element in elements {
      guard let integer = element.int else {
        let what =
          element.typeName == "int"
          ? "Overflow when unpacking long long"
          : "must be tuple of ints, but found element of type "
            + element.typeName
        throw fault(.badArgument(function: function, what))
      }
      integers.append(integer)
    }
    return integers
  }

  private func device(_ arguments: [Value]) throws(CheckpointError) -> Value {
    guard let text = arguments.first?.string else {
      throw fault(.typeError("device(): argument 'type' must be str"))
    }
    guard let device = Device(location: text),
      device.type.utf8.allSatisfy({ (0x61...0x7a).contains($0 | 0x20) || $0 == 0x5f })
    else { throw .archive(.invalidDevice(text), at: position) }
    if arguments.count > 1, let index = arguments[1].int {
      return .device(Device(type: text, index: index))
    }
    return .device(device)
  }

  private func layout(_ arguments: [Value]) throws(CheckpointError) -> Value {
    let known = [
      "torch.strided", "torch.sparse_coo", "torch.sparse_csr", "torch.sparse_csc",
      "torch.sparse_bsr", "torch.sparse_bsc", "torch._mkldnn", "torch.jagged",
    ]
    guard let name = arguments.first?.string, known.contains(name) else {
      throw fault(.valueError("unknown layout"))
    }
    return .layout(name)
  }
}
