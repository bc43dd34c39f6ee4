package import Tensors

/// Text for people.
package enum Wording {
  /// The characters that turn the direction of what follows: Unicode's `Bidi_Control`.
  private static let bidirectionalControls: [ClosedRange<UInt32>] = [
    0x061c...0x061c, 0x200e...0x200f, 0x202a...0x202e, 0x2066...0x2069,
  ]

  /// A name as it is, or quoted as Python would where it holds what a terminal would not show.
  package static func name(_ text: String) -> String {
    let isPlain = text.unicodeScalars.allSatisfy { scalar in
      scalar.value >= 0x20 && !(0x7f..<0xa0).contains(scalar.value)
        && !bidirectionalControls.contains(where: { $0.contains(scalar.value) })
    }
    return isPlain && !text.isEmpty && text.utf8.first != 0x20 && text.utf8.last != 0x20
      ? text : Python.repr(text)
  }

  /// A number with its thousands apart, as in `12,345`.
  package static func number(_ value: Int) -> String {
    var digits = Array(String(value.magnitude))
    var place = digits.count - 3
    while place > 0 {
      digits.insert(",", at: place)
      place -= 3
    }
    return (value < 0 ? "-" : "") + String(digits)
  }

  /// A count with its noun, as in `1 tensor` and `2 tensors`.
  package static func count(_ value: Int, _ noun: String, _ plural: String? = nil) -> String {
    number(value) + " " + (value == 1 ? noun : plural ?? noun + "s")
  }

  /// Names joined as in `a, b and c`; of many only the first few.
  package static func list(_ names: [String], atMost limit: Int = 5) -> String {
    let names = names.map(shortened)
    let shown = names.count > limit ? Array(names.prefix(limit - 1)) : names
    let rest = names.count - shown.count
    let parts = shown + (rest > 0 ? ["\(rest) more"] : [])
    guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
    return parts.dropLast().joined(separator: ", ") + " and " + last
  }

  /// A value that is no tensor and holds no others, as Python would print it.
  package static func value(_ value: Value) -> String {
    switch value {
    case .none: "None"
    case .bool(let flag): Python.repr(flag)
    case .int(let number): "\(number)"
    case .bigInt(let bytes): decimalDigits(bytes)
    case .float(let number): number.isNaN ? "nan" : "\(number)"
    case .complex(let real, let imaginary): "(\(real)\(imaginary < 0 ? "" : "+")\(imaginary)j)"
    case .string(let text): shortened(Python.repr(text))
    case .bytes(let bytes): count(bytes.count, "byte")
    case .byteArray(let bytes): count(bytes.count, "byte")
    case .size(let sizes): Python.size(sizes)
    case .dtype(let dtype): dtype.description
    case .device(let device): "device(\(Python.repr(device.description)))"
    case .layout(let name), .global(let name): name
    case .object(let name): "an object of class \(name)"
    case .storage(let storage, _): "a storage of " + count(storage.byteCount, "byte")
    case .list(let list): list.values.isEmpty ? "[]" : "a list of \(list.values.count)"
    case .tuple(let tuple): tuple.values.isEmpty ? "()" : "a tuple of \(tuple.values.count)"
    case .set(let members): members.isEmpty ? "set()" : "a set of \(members.count)"
    case .dictionary(let dictionary):
      dictionary.count == 0 ? "{}" : "a \(dictionary.kind.typeName) of \(dictionary.count)"
    case .stateDict(let state):
      state.count == 0 ? "OrderedDict()" : "a collections.OrderedDict of \(state.count)"
    case .tensor(let tensor): "a tensor of " + shape(tensor.shape)
    }
  }

  /// A shape, as in `[2, 3]`.
  package static func shape(_ sizes: [Int]) -> String {
    "[" + sizes.map { "\($0)" }.joined(separator: ", ") + "]"
  }

  /// Text of a length that a sentence bears.
  package static func shortened(_ text: String) -> String {
    text.count > 60 ? text.prefix(59) + "…" : text
  }
}
