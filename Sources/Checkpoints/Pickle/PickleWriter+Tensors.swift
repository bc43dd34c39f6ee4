import Tensors

/// How tensors and storages are written. Mirrors `Tensor.__reduce_ex__` and `persistent_id`.
extension PickleWriter {
  mutating func save(_ tensor: Tensor) throws(CheckpointError) {
    let identity = Identity.tensor(Same(tensor))
    if recall(identity) { return }
    if tensor is Parameter {
      saveGlobal("torch._utils", "_rebuild_parameter")
      try saveTuple(3) { writer throws(CheckpointError) in
        try writer.saveData(of: tensor, requiresGrad: false)
        writer.emit(tensor.requiresGrad ? .newTrue : .newFalse)
        try writer.saveEmptyOrderedDictionary()
      }
      emit(.reduce)
    } else {
      try reduce(tensor, requiresGrad: tensor.requiresGrad)
    }
    remember(identity)
  }

  /// Writes a parameter's tensor, a new object each time.
  private mutating func saveData(of tensor: Tensor, requiresGrad: Bool) throws(CheckpointError) {
    try reduce(tensor, requiresGrad: requiresGrad)
    remember(nil)
  }

  private mutating func reduce(_ tensor: Tensor, requiresGrad: Bool) throws(CheckpointError) {
    if tensor.device.type == "meta" { return try reduceMeta(tensor, requiresGrad: requiresGrad) }
    let hasClass = tensor.dtype.storageClass != nil
    saveGlobal("torch._utils", hasClass ? "_rebuild_tensor_v2" : "_rebuild_tensor_v3")
    try saveTuple(hasClass ? 6 : 7) { writer throws(CheckpointError) in
      try writer.save(tensor.storage, hasClass ? tensor.dtype : nil)
      writer.save(tensor.storageOffset)
      try writer.saveIntegers(tensor.shape)
      try writer.saveIntegers(tensor.stride)
      writer.emit(requiresGrad ? .newTrue : .newFalse)
      try writer.saveEmptyOrderedDictionary()
      if !hasClass { writer.saveGlobal("torch", tensor.dtype.name) }
    }
    emit(.reduce)
  }

  private mutating func reduceMeta(_ tensor: Tensor, requiresGrad: Bool) throws(CheckpointError) {
    saveGlobal("torch._utils", "_rebuild_meta_tensor_no_storage")
    try saveTuple(4) { writer throws(CheckpointError) in
      writer.saveGlobal("torch", tensor.dtype.name)
      try writer.saveIntegers(tensor.shape)
      try writer.saveIntegers(tensor.stride)
      writer.emit(requiresGrad ? .newTrue : .newFalse)
    }
    emit(.reduce)
  }

  /// Writes integers as a tuple that nobody else mentions.
  mutating func saveIntegers(_ numbers: [Int]) throws(CheckpointError) {
    if numbers.isEmpty { return emit(.emptyTuple) }
    try saveTuple(numbers.count) { writer throws(CheckpointError) in
      for number in numbers { writer.save(number) }
    }
  }

  /// Writes a storage as a persistent id; its bytes become a record of the archive.
  ///
  /// - Parameters:
  ///   - storage: the bytes.
  ///   - dtype: the element type of the class it is saved as; `nil` for `UntypedStorage`.
  /// - Throws: `ArchiveFault.sharedStorageOfTwoTypes`.
  mutating func save(_ storage: Storage, _ dtype: DType?) throws(CheckpointError) {
    let key = try storages.key(of: storage, dtype ?? .uint8)
    try saveTuple(5) { writer throws(CheckpointError) in
      try writer.save("storage")
      if let dtype, let name = dtype.storageClass {
        writer.saveGlobal("torch", name)
      } else {
        writer.saveGlobal("torch.storage", "UntypedStorage")
      }
      try writer.save(key, as: .storageKey(key))
      try writer.save(storage.device.locationTag)
      writer.save(storage.byteCount / (dtype?.itemSize ?? 1))
    }
    emit(.binPersistentID)
  }

  /// Writes a value that Python rebuilds by calling a function.
  mutating func saveReduced(_ value: Value) throws(CheckpointError) {
    switch value {
    case .bytes(let content): try saveBytes(content)
    case .byteArray(let content):
      saveGlobal("__builtin__", "bytearray")
      if content.isEmpty {
        emit(.emptyTuple)
      } else {
        try saveTuple(1) { writer throws(CheckpointError) in try writer.saveBytes(content) }
      }
      endReduced()
    case .complex(let real, let imaginary):
      saveGlobal("__builtin__", "complex")
      try saveTuple(2) { writer throws(CheckpointError) in
        writer.save(real)
        writer.save(imaginary)
      }
      endReduced()
    case .set(let members):
      saveGlobal("__builtin__", "set")
      try saveTuple(1) { writer throws(CheckpointError) in
        try writer.save(.list(ValueList(members)))
      }
      endReduced()
    case .size(let sizes):
      saveGlobal("torch", "Size")
      try saveTuple(1) { writer throws(CheckpointError) in try writer.saveIntegers(sizes) }
      endReduced()
    case .device(let device):
      saveGlobal("torch", "device")
      try saveTuple(device.index == nil ? 1 : 2) { writer throws(CheckpointError) in
        try writer.save(device.type)
        if let index = device.index { writer.save(index) }
      }
      endReduced()
    case .layout(let name):
      saveGlobal("torch.serialization", "_get_layout")
      try saveTuple(1) { writer throws(CheckpointError) in try writer.save(name) }
      endReduced()
    default:
      throw .pickle(.notRepresentable(value.pythonType))
    }
  }

  private mutating func endReduced() {
    emit(.reduce)
    remember(nil)
  }

  private mutating func saveBytes(_ content: [UInt8]) throws(CheckpointError) {
    guard !content.isEmpty else {
      saveGlobal("__builtin__", "bytes")
      emit(.emptyTuple)
      return endReduced()
    }
    saveGlobal("_codecs", "encode")
    try saveTuple(2) { writer throws(CheckpointError) in
      try writer.save(latin1(content))
      try writer.save("latin1")
    }
    endReduced()
  }
}

/// The text whose code points are these bytes.
private func latin1(_ bytes: [UInt8]) -> String {
  var text = String.UnicodeScalarView()
  for byte in bytes { text.append(UnicodeScalar(byte)) }
  return String(text)
}

extension DType {
  /// The name of the storage class that PyTorch saves this type with.
  ///
  /// `nil` for the newer types, which are saved as bytes with the type beside them.
  var storageClass: String? {
    switch self {
    case .float64: "DoubleStorage"
    case .float32: "FloatStorage"
    case .float16: "HalfStorage"
    case .bfloat16: "BFloat16Storage"
    case .int64: "LongStorage"
    case .int32: "IntStorage"
    case .int16: "ShortStorage"
    case .int8: "CharStorage"
    case .uint8: "ByteStorage"
    case .bool: "BoolStorage"
    case .complex128: "ComplexDoubleStorage"
    case .complex64: "ComplexFloatStorage"
    case .float8e4m3fn, .float8e5m2, .uint64, .uint32, .uint16: nil
    }
  }
}
