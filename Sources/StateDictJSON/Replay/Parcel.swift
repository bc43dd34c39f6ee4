public import Checkpoints
public import Tensors

/// A value as bytes for a program that reads no checkpoints: what it is, in text, and its storages.
///
/// The web pages' core comes as three modules, of which only one reads files: a parcel is how a file's
/// value gets from it to the others. Eight bytes hold the length of the text,
/// little-endian; then come the text, in the notation of `Describer`, and the storages, each from a
/// multiple of 64 on. A load that failed is a parcel of its error.
public enum Parcel {
  private static let alignment = 64

  /// Packs a value.
  ///
  /// - Throws: `DescriptionError` for values without end.
  public static func pack(_ value: Value) throws(DescriptionError) -> [UInt8] {
    var describer = Describer()
    let root = try describer.describe(value)
    let text: JSON = [
      "root": root, "tensors": .array(describer.tensors), "storages": .array(describer.storages),
    ]
    var bytes = header(text)
    for storage in describer.seenStorages where storage.hasBytes {
      pad(&bytes)
      bytes.append(contentsOf: storage.readableBytes)
    }
    return bytes
  }

  /// Packs what a load threw.
  public static func pack(_ error: CheckpointError) -> [UInt8] {
    pack(error: error.pythonClass, error.description)
  }

  /// Packs what Python would raise.
  public static func pack(error pythonClass: String, _ message: String) -> [UInt8] {
    header(["error": ["class": .string(pythonClass), "message": .string(message)]])
  }

  private static func header(_ text: JSON) -> [UInt8] {
    let text = Array(text.description.utf8)
    var bytes = (0..<8).map { UInt8(truncatingIfNeeded: text.count >> (8 * $0)) }
    bytes.append(contentsOf: text)
    return bytes
  }

  private static func pad(_ bytes: inout [UInt8]) {
    while bytes.count % alignment != 0 { bytes.append(0) }
  }

  /// Makes the value that a parcel holds; its storages are copies.
  ///
  /// - Throws: `ReplayError.raised` with the error that a parcel holds, or for bytes that are none.
  public static func unpack(_ bytes: UnsafeRawBufferPointer) throws(ReplayError) -> Value {
    guard bytes.count >= 8 else { throw broken }
    let count = bytes.loadUnaligned(as: UInt64.self).littleEndian
    guard let count = Int(exactly: count), count <= bytes.count - 8 else { throw broken }
    let text: JSON
    do throws(JSONError) {
      text = try JSON(parsing: Array(bytes[8..<8 + count]))
    } catch {
      throw broken
    }
    let error = text["error"]
    guard error.isNull else {
      throw .raised(pythonClass: error["class"].text, message: error["message"].text)
    }
    var reader = ParcelReader()
    var start = 8 + count
    for storage in text["storages"].array {
      try reader.addStorage(storage, bytes, &start, alignment)
    }
    for tensor in text["tensors"].array { try reader.addTensor(tensor) }
    return try reader.value(text["root"])
  }

  static var broken: ReplayError {
    .raised(pythonClass: "ValueError", message: "a parcel that is none, or is cut short")
  }
}

/// Rebuilds the objects of a parcel.
private struct ParcelReader {
  private var storages: [Storage] = []
  private var tensors: [Tensor] = []

  mutating func addStorage(
    _ json: JSON,
    _ bytes: UnsafeRawBufferPointer,
    _ start: inout Int,
    _ alignment: Int
  ) throws(ReplayError) {
    guard let count = json["nbytes"].int, count >= 0 else { throw Parcel.broken }
    let device = Device(location: json["device"].text) ?? .cpu
    let storage = try raising { () throws(TensorError) in
      try Storage(allocating: count, on: device, isZeroed: false)
    }
    if storage.hasBytes {
      start = (start + alignment - 1) / alignment * alignment
      guard start <= bytes.count, count <= bytes.count - start else { throw Parcel.broken }
      storage.mutableBytes.copyMemory(
        from: UnsafeRawBufferPointer(rebasing: bytes[start..<start + count])
      )
      start += count
    }
    storages.append(storage)
  }

  mutating func addTensor(_ json: JSON) throws(ReplayError) {
    guard let place = json["storage"].int, storages.indices.contains(place) else {
      throw Parcel.broken
    }
    try check(json, storages[place])
    let required = json["requires_grad"].bool ?? false
    let isParameter = json["is_parameter"].bool ?? false
    let tensor = Tensor(
      storage: storages[place],
      dtype: try DType(json["dtype"]),
      shape: json["shape"].ints,
      stride: json["stride"].ints,
      storageOffset: json["storage_offset"].int ?? 0,
      requiresGrad: required && !isParameter
    )
    tensors.append(isParameter ? Parameter(tensor, requiresGrad: required) : tensor)
  }

  /// Throws where a tensor would look beyond its storage.
  private func check(_ json: JSON, _ storage: Storage) throws(ReplayError) {
    let (shape, stride) = (json["shape"].ints, json["stride"].ints)
    let start = json["storage_offset"].int ?? 0
    guard shape.count == stride.count, (shape + stride).allSatisfy({ $0 >= 0 }), start >= 0 else {
      throw Parcel.broken
    }
    if shape.contains(0) { return }
    let last = zip(shape, stride).reduce(Double(start)) { $0 + Double($1.0 - 1) * Double($1.1) }
    let size = try DType(json["dtype"]).itemSize
    guard (last + 1) * Double(size) <= Double(storage.byteCount) else { throw Parcel.broken }
  }

  func value(_ json: JSON) throws(ReplayError) -> Value {
    let content = json["v"]
    switch json["t"].text {
    case "tensor":
      guard let place = json["ref"].int, tensors.indices.contains(place) else {
        throw Parcel.broken
      }
      return .tensor(tensors[place])
    case "list": return .list(ValueList(try values(content)))
    case "tuple": return .tuple(ValueTuple(try values(content)))
    case "set": return .set(try values(content))
    case "dict": return try dictionary(json)
    case "complex":
      return .complex(json["re"]["v"].double ?? .nan, json["im"]["v"].double ?? .nan)
    case "bytearray": return .byteArray(decoded(hex: json["hex"].text))
    case "size": return .size(content.ints)
    case "dtype": return .dtype(try DType(content))
    case "device": return .device(Device(location: content.text) ?? Device(type: content.text))
    case "object": return .object(className: json["class"].text)
    default: return try Value(json)
    }
  }

  private func values(_ json: JSON) throws(ReplayError) -> [Value] {
    try json.map { (element: JSON) throws(ReplayError) in try value(element) }
  }

  private func dictionary(_ json: JSON) throws(ReplayError) -> Value {
    let isOrdered = json["class"].text == "collections.OrderedDict"
    let items = json["items"].array
    if isOrdered, items.allSatisfy({ $0[0]["t"] == "str" }) {
      let state = StateDict()
      for item in items { state.values[item[0]["v"].text] = try value(item[1]) }
      if json["attrs"].has("_metadata") {
        state.metadata = [:]
        for path in json["attrs"]["_metadata"]["items"].array {
          state.metadata?[path[0]["v"].text] = [:]
          for mark in path[1]["items"].array {
            state.metadata?[path[0]["v"].text]?[mark[0]["v"].text] = try value(mark[1])
          }
        }
      }
      return .stateDict(state)
    }
    let isCounter = json["class"].text == "collections.Counter"
    let result = ValueDictionary([], kind: isOrdered ? .orderedDict : isCounter ? .counter : .dict)
    for item in items { result.set(try value(item[1]), for: try value(item[0])) }
    for member in json["attrs"].members {
      result.attributes.append((member.key, try value(member.value)))
    }
    return .dictionary(result)
  }
}
