public import Tensors

/// A file in the safetensors format: a header of JSON and the bytes of tensors, nothing else.
public enum Safetensors {
  /// What a load gives.
  public struct Loaded {
    /// The tensors by name, in the order of their bytes in the file.
    public var tensors: OrderedDictionary<Tensor>
    /// The free text that the file carries; `nil` where it has none.
    public var metadata: OrderedDictionary<String>?
  }

  /// Loads a file from memory.
  ///
  /// Mirrors `safetensors.torch.load`.
  ///
  /// - Parameter bytes: the whole file.
  /// - Returns: the tensors, each with a storage of its own, and the free text.
  /// - Throws: `CheckpointError` with the library's sentence.
  public static func load(_ bytes: [UInt8]) throws(CheckpointError) -> Loaded {
    try load(ByteSource(bytes))
  }

  /// Loads a file from anywhere.
  ///
  /// Mirrors `safetensors.torch.load_file`.
  ///
  /// - Parameters:
  ///   - source: the whole file; a mapped one's tensors look at it in place.
  ///   - device: where the tensors go.
  /// - Returns: the tensors, each with a storage of its own, and the free text.
  /// - Throws: `CheckpointError` with the library's sentence.
  public static func load(
    _ source: ByteSource,
    device: String = "cpu"
  ) throws(CheckpointError) -> Loaded {
    let target = try target(device)
    let header = try SafetensorsHeader(source)
    var tensors: OrderedDictionary<Tensor> = [:]
    tensors.reserveCapacity(header.entries.count)
    let owner = MemoryOwner(of: source)
    for entry in header.entries {
      guard let dtype = entry.type.dtype else {
        throw CheckpointError(
          .safetensors(.unsupportedType(entry.type.rawValue, tensor: entry.name))
        )
      }
      tensors[entry.name] = Tensor(
        storage: try storage(entry, dtype, source, owner, at: header.payloadStart + entry.start)
          .moved(to: target),
        dtype: dtype,
        shape: entry.shape,
        stride: rowMajorStride(entry.shape)
      )
    }
    return Loaded(tensors: tensors, metadata: header.metadata)
  }

  /// The device where tensors are to go, which must exist before the file is opened.
  package static func target(_ device: String) throws(CheckpointError) -> Device {
    let names = ["cuda", "mps", "npu", "xpu", "xla", "mlu", "musa", "hpu"]
    guard device != "cpu" else { return .cpu }
    let parts = device.split(separator: ":", omittingEmptySubsequences: false)
    let isIndexed = parts.count == 2 && UInt32(String(parts[1])) != nil
    guard let type = parts.first, names.contains(String(type)), parts.count == 1 || isIndexed else {
      throw CheckpointError(.safetensors(.invalidDevice(device)))
    }
    guard Accelerator.named(String(type)) != nil else {
      throw .archive(.deviceNotAvailable(String(type)))
    }
    let target = Device(type: String(type), index: parts.count > 1 ? Int(parts[1]) : nil)
    do { return try target.resolved() } catch { throw CheckpointError(.tensor(error)) }
  }

  /// The device of a map location, which is the only kind that the library knows.
  package static func device(_ mapLocation: MapLocation?) throws(CheckpointError) -> String {
    switch mapLocation {
    case nil: return "cpu"
    case .location(let location): return location
    case .dictionary: throw CheckpointError(.safetensors(.mapLocationKind("dict")))
    case .closure: throw CheckpointError(.safetensors(.mapLocationKind("callable")))
    }
  }

  /// The bytes of a tensor, in place where they are mapped and aligned for their type.
  private static func storage(
    _ entry: SafetensorsHeader.Entry,
    _ dtype: DType,
    _ source: ByteSource,
    _ owner: MemoryOwner,
    at offset: Int
  ) throws(CheckpointError) -> Storage {
    let size = entry.end - entry.start
    guard size > 0 else { return Storage(byteCount: 0) }
    if let mapping = source.mapping {
      let first = mapping + offset
      if Int(bitPattern: first) % min(dtype.itemSize, 8) == 0 {
        return Storage(adopting: first, byteCount: size, owner: owner)
      }
      return Storage(copying: UnsafeRawBufferPointer(start: first, count: size))
    }
    let storage = Storage(uninitialized: size)
    let target = UnsafeMutableRawBufferPointer(start: storage.bytes, count: size)
    guard source.read(at: offset, into: target) else {
      throw CheckpointError(.safetensors(.incomplete), at: offset)
    }
    return storage
  }

  private static func rowMajorStride(_ shape: [Int]) -> [Int] {
    var stride = [Int](repeating: 1, count: shape.count)
    guard shape.count > 1 else { return stride }
    for dimension in (0..<shape.count - 1).reversed() {
      // An empty tensor's other sizes may be any numbers.
      stride[dimension] = stride[dimension + 1] &* max(shape[dimension + 1], 1)
    }
    return stride
  }
}
