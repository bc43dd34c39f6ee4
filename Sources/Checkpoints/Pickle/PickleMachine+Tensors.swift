import Tensors

/// How tensors are rebuilt. Mirrors the functions of `torch/_utils.py`.
extension PickleMachine {
  private static let parameters = ["storage", "storage_offset", "size", "stride"]

  /// A tensor of the storage's own type: `_rebuild_tensor_v2`.
  mutating func rebuildTensor(
    _ name: String,
    _ arguments: [Value]
  ) throws(CheckpointError) -> Value {
    let isOld = name.hasSuffix("_rebuild_tensor")
    let more = isOld ? [] : ["requires_grad", "backward_hooks"]
    try checkCount(name, arguments, Self.parameters + more, optional: isOld ? 0 : 1)
    let (storage, dtype) = try storage(arguments[0])
    let requiresGrad = isOld ? false : try flag(arguments[4])
    guard !requiresGrad || dtype.isDifferentiable else {
      throw .archive(.cannotRequireGradient(lowercase: true), at: position)
    }
    let result = try tensor(
      storage,
      dtype,
      arguments,
      requiresGrad: requiresGrad,
      function: "set_"
    )
    if arguments.count > 6 { try checkMetadata(arguments[6]) }
    return .tensor(result)
  }

  /// A tensor whose type stands beside its untyped storage: `_rebuild_tensor_v3`.
  mutating func rebuildTensorWithType(_ arguments: [Value]) throws(CheckpointError) -> Value {
    try checkCount(
      "_rebuild_tensor_v3",
      arguments,
      Self.parameters + ["requires_grad", "backward_hooks", "dtype"],
      optional: 1
    )
    let (storage, _) = try storage(arguments[0])
    let dtype = try self.dtype(arguments[6])
    let requiresGrad = try flag(arguments[4])
    guard !requiresGrad || dtype.isDifferentiable else {
      throw .archive(.cannotRequireGradient(lowercase: false), at: position)
    }
    let result = try tensor(
      storage,
      dtype,
      arguments,
      requiresGrad: requiresGrad,
      function: "set_"
    )
    if arguments.count > 7 { try checkMetadata(arguments[7]) }
    return .tensor(result)
  }

  /// A tensor without bytes: `_rebuild_meta_tensor_no_storage`.
  mutating func rebuildMetaTensor(_ arguments: [Value]) throws(CheckpointError) -> Value {
    let name = "_rebuild_meta_tensor_no_storage"
    try checkCount(name, arguments, ["dtype", "size", "stride", "requires_grad"])
    let dtype = try self.dtype(arguments[0])
    let layout = TensorLayout(
      shape: try integers(arguments[1], of: name),
      stride: try integers(arguments[2], of: name),
      offset: 0
    )
    let byteCount = try layout.byteCount(itemSize: dtype.itemSize, at: position)
    return .tensor(
      Tensor(
        storage: Storage(byteCount: byteCount, device: .meta),
        dtype: dtype,
        shape: layout.shape,
        stride: layout.stride,
        requiresGrad: try flag(arguments[3])
      )
    )
  }

  /// A parameter over a tensor: `_rebuild_parameter`.
  mutating func rebuildParameter(
    _ name: String,
    _ arguments: [Value]
  ) throws(CheckpointError) -> Value {
    let withState = name.hasSuffix("_with_state")
    try checkCount(
      name,
      arguments,
      ["data", "requires_grad", "backward_hooks"] + (withState ? ["state"] : [])
    )
    return try makeParameter(Array(arguments.prefix(2)))
  }

  /// `torch.nn.Parameter(data, requires_grad)`.
  mutating func makeParameter(_ arguments: [Value]) throws(CheckpointError) -> Value {
    try checkCount("Parameter", arguments, ["data"], optional: 1)
    guard let data = arguments[0].tensor else {
      throw fault(
        .badArgument(
          function: "Parameter",
          "'data' must be Tensor, not \(arguments[0].typeName)"
        )
      )
    }
    let requiresGrad = arguments.count > 1 ? try flag(arguments[1]) : true
    guard !requiresGrad || data.dtype.isDifferentiable else {
      throw .archive(.cannotRequireGradient(lowercase: false), at: position)
    }
    return .tensor(Parameter(data, requiresGrad: requiresGrad))
  }

  /// A tensor with Python attributes, which have no place here: `_rebuild_from_type_v2`.
  mutating func rebuildFromType(_ arguments: [Value]) throws(CheckpointError) -> Value {
    try checkCount("_rebuild_from_type_v2", arguments, ["func", "new_type", "args", "state"])
    guard case .global(let function) = arguments[0], case .global(let type) = arguments[1],
      type == "torch.Tensor" || type == "torch.nn.parameter.Parameter",
      function != "torch._tensor._rebuild_from_type_v2", let inner = arguments[2].elements
    else { throw fault(.unsupportedValue("a tensor of another class")) }
    let value = try call(function, inner)
    guard value.tensor != nil else { throw fault(.unsupportedValue("a tensor of another class")) }
    return value
  }

  // MARK: Arguments

  private func storage(_ value: Value) throws(CheckpointError) -> (Storage, DType) {
    guard case .storage(let storage, let dtype) = value else {
      throw fault(.attributeError("'\(value.typeName)' object has no attribute 'dtype'"))
    }
    return (storage, dtype ?? .uint8)
  }

  private func dtype(_ value: Value) throws(CheckpointError) -> DType {
    switch value {
    case .dtype(let dtype): return dtype
    case .global(let name): throw fault(.unsupportedValue("a tensor of \(name)"))
    default:
      throw fault(
        .badArgument(
          function: "empty",
          "argument 'dtype' must be torch.dtype, not \(value.typeName)"
        )
      )
    }
  }

  private func flag(_ value: Value) throws(CheckpointError) -> Bool {
    guard case .bool(let flag) = value else {
      throw fault(.typeError("requires_grad must be a bool"))
    }
    return flag
  }

  /// Refuses what is no dictionary, and the bits of a lazily conjugated or negated tensor.
  ///
  /// Mirrors `set_tensor_metadata`, which is called for what Python takes for true.
  private func checkMetadata(_ metadata: Value) throws(CheckpointError) {
    guard metadata.isTrue, metadata.elements?.isEmpty != true else { return }
    guard let pairs = metadata.pairs else {
      let type = metadata.typeName.split(separator: ".").last ?? ""
      throw fault(.assertion("expected dict, got \(type)"))
    }
    for (key, value) in pairs {
      if case .bool(true) = value {
        throw fault(
          .unsupportedValue("a tensor with the bit '\(key.string ?? "")' of a lazy operation")
        )
      }
    }
  }

  private mutating func tensor(
    _ storage: Storage,
    _ dtype: DType,
    _ arguments: [Value],
    requiresGrad: Bool,
    function: String
  ) throws(CheckpointError) -> Tensor {
    guard let offset = arguments[1].int else {
      throw fault(.badArgument(function: function, "argument 'storage_offset' must be int"))
    }
    let layout = TensorLayout(
      shape: try integers(arguments[2], of: function),
      stride: try integers(arguments[3], of: function),
      offset: offset
    )
    let needed = try layout.byteCount(itemSize: dtype.itemSize, at: position)
    let fits = needed <= storage.byteCount || storage.device == .meta
    guard fits || grow?(storage, needed) == true else {
      throw .archive(.storageTooSmall, at: position)
    }
    return Tensor(
      storage: storage,
      dtype: dtype,
      shape: layout.shape,
      stride: layout.keptStride,
      storageOffset: offset,
      requiresGrad: requiresGrad
    )
  }
}
