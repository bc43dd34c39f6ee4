import Tensors

extension Value {
  /// The name of the Python type, as in `collections.OrderedDict`.
  var typeName: String {
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
    case .tensor(let tensor): tensor is Parameter ? "torch.nn.parameter.Parameter" : "torch.Tensor"
    case .storage: "torch.storage.TypedStorage"
    case .global(let name): AllowList.isClass(name) ? "type" : "function"
    }
  }

  /// The text of Python's `type(value)`, as in `<class 'list'>`.
  var typeText: String { "<class '\(typeName)'>" }

  /// The text of Python's `str(value)` where it is simple, else the type's.
  var pythonText: String {
    switch self {
    case .none: "None"
    case .bool(let flag): flag ? "True" : "False"
    case .int(let number): "\(number)"
    case .string(let text): text
    case .list(let list) where list.values.isEmpty: "[]"
    case .tuple(let tuple) where tuple.values.isEmpty: "()"
    case .dictionary(let dictionary) where dictionary.items.isEmpty && dictionary.kind == .dict:
      "{}"
    case .global(let name): "<class '\(name)'>"
    default: typeText
    }
  }
}

extension ValueDictionary.Class {
  /// The name of the Python class.
  var typeName: String {
    switch self {
    case .dict: "dict"
    case .orderedDict: "collections.OrderedDict"
    case .counter: "collections.Counter"
    }
  }
}
