import Tensors

/// The names that a checkpoint may mention: everything else is refused.
///
/// The list of `_get_allowed_globals` in `torch/_weights_only_unpickler.py`. A name is never looked
/// up anywhere: what it does is written in `PickleMachine+Calls.swift`.
enum AllowList {
  /// Modules whose names are refused with a sentence of their own.
  static let blockedModules: Set<String> = ["sys", "os", "posix", "nt"]

  /// Names that need `torch.distributed`.
  static let distributed: Set<String> = [
    "torch.distributed.device_mesh.DeviceMesh",
    "torch.distributed.tensor._dtensor_spec.DTensorSpec",
    "torch.distributed.tensor._dtensor_spec.TensorMeta",
    "torch.distributed.tensor.DTensor",
    "torch.distributed.tensor.placement_types.Partial",
    "torch.distributed.tensor.placement_types.Replicate",
    "torch.distributed.tensor.placement_types.Shard",
  ]

  /// The dtypes by name, as in `torch.float32`.
  static let dtypes: [String: DType] = {
    var dtypes: [String: DType] = [:]
    for dtype in DType.allCases { dtypes[dtype.description] = dtype }
    return dtypes
  }()

  /// The element types of the storage classes of `torch` and `torch.cuda`, by the class's name.
  static let storageTypes: [String: DType] = [
    "DoubleStorage": .float64, "FloatStorage": .float32, "HalfStorage": .float16,
    "LongStorage": .int64, "IntStorage": .int32, "ShortStorage": .int16, "CharStorage": .int8,
    "ByteStorage": .uint8, "BoolStorage": .bool, "BFloat16Storage": .bfloat16,
    "ComplexDoubleStorage": .complex128, "ComplexFloatStorage": .complex64,
  ]

  /// Storage classes of elements that no dtype here has.
  static let quantizedStorages: Set<String> = [
    "QInt8Storage", "QInt32Storage", "QUInt8Storage", "QUInt4x2Storage", "QUInt2x4Storage",
  ]

  /// Functions and classes by full name.
  private static let functions: Set<String> = [
    "_codecs.encode", "builtins.bytearray", "builtins.complex", "builtins.set",
    "collections.Counter", "collections.OrderedDict", "torch.Size", "torch.Tensor",
    "torch._tensor._rebuild_from_type_v2", "torch._utils._rebuild_device_tensor_from_cpu_tensor",
    "torch._utils._rebuild_device_tensor_from_numpy",
    "torch._utils._rebuild_meta_tensor_no_storage", "torch._utils._rebuild_parameter",
    "torch._utils._rebuild_parameter_with_state", "torch._utils._rebuild_qtensor",
    "torch._utils._rebuild_sparse_tensor", "torch._utils._rebuild_tensor",
    "torch._utils._rebuild_tensor_v2", "torch._utils._rebuild_tensor_v3",
    "torch._utils._rebuild_wrapper_subclass", "torch.device", "torch.nn.parameter.Parameter",
    "torch.serialization._get_layout", "torch.storage.TypedStorage",
    "torch.storage.UntypedStorage",
  ]

  /// Constants of `torch` that no value here stands for.
  private static let constants: Set<String> = [
    "bcomplex32", "bits16", "bits1x8", "bits2x4", "bits4x2", "bits8", "complex32",
    "float4_e2m1fn_x2", "float8_e4m3fnuz", "float8_e5m2fnuz", "float8_e8m0fnu", "int1", "int2",
    "int3", "int4", "int5", "int6", "int7", "per_channel_affine",
    "per_channel_affine_float_qparams", "per_channel_symmetric", "per_tensor_affine",
    "per_tensor_symmetric", "qint32", "qint8", "quint2x4", "quint4x2", "quint8", "uint1", "uint2",
    "uint3", "uint4", "uint5", "uint6", "uint7",
  ]

  private static let tensorKinds: Set<String> = [
    "BFloat16", "Bool", "Byte", "Char", "Double", "Float", "Half", "Int", "Long", "Short",
  ]

  /// Whether a name is on the list.
  static func contains(_ name: String) -> Bool {
    if functions.contains(name) || dtypes[name] != nil { return true }
    guard let (module, last) = split(name) else { return false }
    switch module {
    case "torch":
      return constants.contains(last) || storageTypes[last] != nil
        || quantizedStorages.contains(last) || isTensorClass(last)
    case "torch.cuda":
      return storageTypes[last] != nil || isTensorClass(last)
    case "torch.sparse", "torch.cuda.sparse":
      return last != "BoolTensor" && isTensorClass(last)
    default:
      return false
    }
  }

  /// Whether a name is a class rather than a function or a constant.
  static func isClass(_ name: String) -> Bool {
    guard contains(name), let (_, last) = split(name) else { return false }
    return last.utf8.first.map { (0x41...0x5a).contains($0) } ?? false
      || ["builtins.set", "builtins.bytearray", "builtins.complex", "torch.device"].contains(name)
  }

  private static func isTensorClass(_ name: String) -> Bool {
    name.hasSuffix("Tensor") && tensorKinds.contains(String(name.dropLast("Tensor".count)))
  }

  /// The module and the last component of a dotted name.
  static func split(_ name: String) -> (module: String, last: String)? {
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")) else { return nil }
    return (String(name[..<dot]), String(name[name.utf8.index(after: dot)...]))
  }
}
