/// Says `Fizz` for multiples of three, and the number otherwise.
func fizz(_ number: Int) -> String {
  // TODO: say Fizz.
  ""
}

/// A stack of numbers.
public struct Stack {
  public init() {}
  public mutating func push(_ item: Int) {}
  public mutating func pop() -> Int? { nil }
}
