/// A Python value as the key of a dictionary or the member of a set.
///
/// Equal as Python's `==` has it: `1`, `1.0` and `True` are one key.
package struct ValueKey: Hashable {
  /// What of a value decides whether two are equal.
  private indirect enum Content: Hashable {
    case none
    case int(Int)
    case bigInt([UInt8])
    case float(Double)
    case complex(Double, Double)
    case string(ExactText)
    case bytes([UInt8])
    case tuple([Content])
    case name(String)
    case object(ObjectIdentifier)
  }

  private let content: Content

  /// How many values a key may hold, all tuples in it counted.
  ///
  /// Python would compare without end a tuple that holds the previous one twice, forty deep.
  private static let limit = 10_000

  /// The key of a value, or `nil` where Python calls the value unhashable.
  package init?(_ value: Value) {
    var budget = Self.limit
    guard let content = Self.content(of: value, depth: 0, budget: &budget) else { return nil }
    self.content = content
  }

  private static func content(of value: Value, depth: Int, budget: inout Int) -> Content? {
    budget -= 1
    guard budget > 0, depth < 100 else { return nil }
    switch value {
    case .none: return Content.none
    case .bool(let flag): return .int(flag ? 1 : 0)
    case .int(let number): return .int(number)
    case .bigInt(let bytes): return .bigInt(bytes)
    case .float(let number): return Int(exactly: number).map(Content.int) ?? .float(number)
    case .complex(let real, let imaginary):
      return imaginary == 0
        ? content(of: .float(real), depth: depth, budget: &budget) : .complex(real, imaginary)
    case .string(let text): return .string(ExactText(text))
    case .bytes(let bytes): return .bytes(bytes)
    case .tuple(let tuple): return self.tuple(tuple.values, depth: depth, budget: &budget)
    case .size(let sizes): return .tuple(sizes.map(Content.int))
    case .dtype(let dtype): return .name(dtype.description)
    case .device(let device): return .name("device " + device.description)
    case .layout(let name), .global(let name): return .name(name)
    case .tensor(let tensor): return .object(ObjectIdentifier(tensor))
    case .storage(let storage, _): return .object(ObjectIdentifier(storage))
    case .byteArray, .list, .set, .dictionary, .stateDict, .object: return nil
    }
  }

  private static func tuple(_ values: [Value], depth: Int, budget: inout Int) -> Content? {
    var contents: [Content] = []
    for value in values {
      guard let content = content(of: value, depth: depth + 1, budget: &budget) else { return nil }
      contents.append(content)
    }
    return .tuple(contents)
  }
}
