/// A JSON value that keeps the order of an object's members and the text of its numbers.
///
/// A float32 is written with the fewest digits that give it back: read as a `Double` and rounded it
/// could become another, which is why a number stays text until somebody asks.
public enum JSON: Sendable, Equatable {
  case null
  case bool(Bool)
  case number(String)
  case string(String)
  case array([JSON])
  case object([Member])

  /// A name and its value in an object.
  public struct Member: Sendable, Equatable {
    /// The name.
    public var key: String
    /// The value.
    public var value: JSON

    /// Pairs a name with its value.
    public init(_ key: String, _ value: JSON) {
      self.key = key
      self.value = value
    }
  }
}

extension JSON {
  /// The last member of this name; `null` where there is none, so that paths need no question marks.
  public subscript(key: String) -> JSON {
    members.last { $0.key.utf8.elementsEqual(key.utf8) }?.value ?? .null
  }

  /// The element at an index; `null` where there is none.
  public subscript(index: Int) -> JSON {
    array.indices.contains(index) ? array[index] : .null
  }

  /// Whether there is a member of this name, be it `null`.
  public func has(_ key: String) -> Bool {
    members.contains { $0.key.utf8.elementsEqual(key.utf8) }
  }

  /// The members of an object, in order.
  public var members: [Member] { if case .object(let members) = self { members } else { [] } }

  /// The elements of an array.
  public var array: [JSON] { if case .array(let elements) = self { elements } else { [] } }

  /// The text of a string.
  public var string: String? { if case .string(let text) = self { text } else { nil } }

  /// The text of a string; empty where this is none.
  public var text: String { string ?? "" }

  /// The texts of an array of strings.
  public var strings: [String] { array.map { $0.text } }

  /// A truth value.
  public var bool: Bool? { if case .bool(let flag) = self { flag } else { nil } }

  /// A number that is an integer.
  public var int: Int? {
    guard case .number(let text) = self else { return nil }
    return Int(text) ?? Double(text).flatMap { Int(exactly: $0) }
  }

  /// The integers of an array.
  public var ints: [Int] { array.compactMap { $0.int } }

  /// A number, or the text `nan`, `inf` or `-inf` that stands for one.
  public var double: Double? {
    switch self {
    case .number(let text), .string(let text): Double(text)
    default: nil
    }
  }

  /// A number as the nearest float32 of its digits.
  public var float: Float? {
    switch self {
    case .number(let text), .string(let text): Float(text)
    default: nil
    }
  }

  /// Whether this is `null`.
  public var isNull: Bool { self == .null }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  /// Makes a string.
  public init(stringLiteral value: String) { self = .string(value) }

  /// Makes a number.
  public init(integerLiteral value: Int) { self = .number("\(value)") }

  /// Makes a truth value.
  public init(booleanLiteral value: Bool) { self = .bool(value) }

  /// Makes an array.
  public init(arrayLiteral elements: JSON...) { self = .array(elements) }

  /// Makes an object whose members are in this order.
  public init(dictionaryLiteral elements: (String, JSON)...) {
    self = .object(elements.map { Member($0.0, $0.1) })
  }

  /// Makes a number.
  public static func int(_ number: Int) -> JSON { .number("\(number)") }

  /// Makes an array of numbers.
  public static func ints(_ numbers: [Int]) -> JSON { .array(numbers.map { .int($0) }) }
}
