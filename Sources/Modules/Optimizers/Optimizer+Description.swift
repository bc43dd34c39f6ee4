import Tensors

extension Optimizer: CustomStringConvertible {
  /// What Python's `repr` shows: the options of every group, sorted by name.
  public final var description: String {
    var text = className + " ("
    for (index, group) in groups.enumerated() {
      text += "\nParameter Group \(index)\n"
      for name in group.options.keys.sorted() {
        text += "    \(name): \(group.options[name]?.plainText ?? "None")\n"
      }
    }
    return text + ")"
  }
}

extension Value {
  /// What Python's `str` shows of a value that options have.
  fileprivate var plainText: String {
    switch self {
    case .string(let text): text
    default: optionText
    }
  }

  private var optionText: String {
    switch self {
    case .none: "None"
    case .bool(let value): Python.repr(value)
    case .int(let value): String(value)
    case .float(let value): Python.repr(value)
    case .string(let text): Python.repr(text)
    case .tensor(let tensor): tensor.description
    case .list(let list): "[" + list.values.map { $0.optionText }.joined(separator: ", ") + "]"
    case .tuple(let tuple):
      "(" + tuple.values.map { $0.optionText }.joined(separator: ", ")
        + (tuple.values.count == 1 ? ",)" : ")")
    default: typeName
    }
  }
}
