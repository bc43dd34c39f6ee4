extension Value {
  /// The name of the value's Python class as `type(value)` prints it, as in `<class 'str'>`.
  public var pythonType: String { "<class '\(typeName)'>" }

  /// The name of the value's Python class, with its module where Python shows one.
  public var typeName: String {
    switch self {
    case .none: "NoneType"
    case .bool: "bool"
    case .int, .bigInt: "int"
    case .float: "float"
    case .complex: "complex"
    case .string: "str"
    case .bytes: "bytes"
    case .byteArray: "bytearray"
    case .list: "list"
    case .tuple: "tuple"
    case .set: "set"
    case .dictionary(let dictionary): dictionary.kind.typeName
    case .stateDict: "collections.OrderedDict"
    case .size: "torch.Size"
    case .dtype: "torch.dtype"
    case .device: "torch.device"
    case .layout: "torch.layout"
    case .storage: "torch.storage.TypedStorage"
    case .global(let name): Self.typeName(ofGlobal: name)
    case .object(let className): className
    case .tensor(let tensor):
      tensor is Parameter ? "torch.nn.parameter.Parameter" : "torch.Tensor"
    }
  }

  /// The class of what a pickle calls by this name: a function or a class.
  private static func typeName(ofGlobal name: String) -> String {
    if name == "torch.Tensor" { return "torch._C._TensorMeta" }
    if name.utf8.starts(with: "torch._".utf8) { return "function" }
    let isStorage =
      name.utf8.ends(with: "Storage") && !name.utf8.starts(with: "torch.storage.".utf8)
    return isStorage ? "torch.serialization.StorageType" : "type"
  }
}

extension ValueDictionary.Class {
  /// The name of the Python class with its module.
  public var typeName: String {
    switch self {
    case .dict: "dict"
    case .orderedDict: "collections.OrderedDict"
    case .counter: "collections.Counter"
    }
  }
}
