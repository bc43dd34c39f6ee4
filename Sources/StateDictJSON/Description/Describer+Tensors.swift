public import Tensors

extension Describer {
  /// The number of a tensor in the table; the same object gets the same number.
  ///
  /// - Throws: `DescriptionError.expandedTooFar` where its elements are to be read and have no end.
  public mutating func number(of tensor: Tensor) throws(DescriptionError) -> Int {
    if let known = tensorNumbers[ObjectIdentifier(tensor)] { return known }
    let number = tensors.count
    tensorNumbers[ObjectIdentifier(tensor)] = number
    tensors.append(.null)
    tensors[number] = try describe(tensor)
    return number
  }

  private mutating func number(of storage: Storage) -> Int {
    if let known = storageNumbers[ObjectIdentifier(storage)] { return known }
    let number = storages.count
    storageNumbers[ObjectIdentifier(storage)] = number
    seenStorages.append(storage)
    storages.append([
      "id": .int(number),
      "nbytes": .int(storage.byteCount),
      "device": .string(storage.device.description),
      "location": location(of: storage),
    ])
    return number
  }

  private func location(of storage: Storage) -> JSON {
    locations[ObjectIdentifier(storage)].map(JSON.string) ?? .null
  }

  private mutating func describe(_ tensor: Tensor) throws(DescriptionError) -> JSON {
    var members: [JSON.Member] = [
      JSON.Member("dtype", .string(tensor.dtype.name)),
      JSON.Member("shape", .ints(tensor.shape)),
      JSON.Member("requires_grad", .bool(tensor.requiresGrad)),
      JSON.Member("is_parameter", .bool(tensor is Parameter)),
      JSON.Member("device", .string(tensor.device.description)),
      JSON.Member("stride", .ints(tensor.stride)),
      JSON.Member("storage_offset", .int(tensor.storageOffset)),
      JSON.Member("storage", .int(number(of: tensor.storage))),
      JSON.Member("location", location(of: tensor.storage)),
    ]
    guard isHashing else { return .object(members) }
    let hasBytes = tensor.storage.hasBytes
    members.append(JSON.Member("sha256", hasBytes ? .string(try tensor.sha256) : .null))
    members.append(JSON.Member("first", hasBytes ? tensor.firstValues(8) : .null))
    return .object(members)
  }
}

extension Tensor {
  /// The SHA-256 of the elements in row-major order, little-endian, whatever the strides.
  ///
  /// - Throws: `DescriptionError.expandedTooFar` where the elements have no end.
  public var sha256: String {
    get throws(DescriptionError) {
      let rows = try rows()
      return withExtendedLifetime(rows) { SHA256.hex(rows.elementBytes) }
    }
  }

  /// The first elements in row-major order, as JSON numbers.
  public func firstValues(_ count: Int) -> JSON {
    guard !shape.contains(0) else { return [] }
    var values: [JSON] = []
    var index = [Int](repeating: 0, count: shape.count)
    while values.count < count {
      let offset = zip(index, stride).reduce(storageOffset) { $0 + $1.0 * $1.1 }
      let element = Tensor(
        storage: storage,
        dtype: dtype,
        shape: [],
        stride: [],
        storageOffset: offset
      )
      values += element.numbers().map { json($0) }
      guard advance(&index) else { break }
    }
    return .array(values)
  }

  /// Steps to the next index in row-major order; false after the last.
  private func advance(_ index: inout [Int]) -> Bool {
    for dimension in index.indices.reversed() {
      index[dimension] += 1
      if index[dimension] < shape[dimension] { return true }
      index[dimension] = 0
    }
    return false
  }

  private func json(_ number: Number) -> JSON {
    func real(_ value: Double) -> JSON {
      dtype == .float64 || dtype == .complex128 ? .double(value) : .float(Float(value))
    }
    return switch number {
    case .real(let value): real(value)
    case .integer(let value): value.magnitude < 1 << 53 ? .number("\(value)") : .string("\(value)")
    case .unsigned(let value): value < 1 << 53 ? .number("\(value)") : .string("\(value)")
    case .bool(let flag): .bool(flag)
    case .complex(let a, let b): [real(a), real(b)]
    }
  }
}

extension JSON {
  /// A number, or `"nan"`, `"inf"`, `"-inf"`, for which JSON has no numbers.
  public static func double(_ value: Double) -> JSON {
    value.isFinite ? .number("\(value)") : .string(nonFinite(value.isNaN, value < 0))
  }

  /// A number with the fewest digits that give back the same float32.
  public static func float(_ value: Float) -> JSON {
    value.isFinite ? .number("\(value)") : .string(nonFinite(value.isNaN, value < 0))
  }

  private static func nonFinite(_ isNaN: Bool, _ isNegative: Bool) -> String {
    isNaN ? "nan" : isNegative ? "-inf" : "inf"
  }
}
