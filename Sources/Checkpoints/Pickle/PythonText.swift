import Tensors

extension Value {
  /// The elements of a list, a tuple or a set; `nil` for anything else.
  var elements: [Value]? {
    if case .set(let members) = self { members } else { array }
  }

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
    case .layout(let name): name
    case .global(let name): "<class '\(name)'>"
    default: pythonType
    }
  }
}
