/// Says `Fizz` for multiples of three, and the number otherwise.
func fizz(_ number: Int) -> String {
  number.isMultiple(of: 3) ? "Fizz" : String(number)
}

/// A stack of numbers.
public struct Stack {
  private var items: [Int] = []
  public init() {}
  public mutating func push(_ item: Int) { items.append(item) }
  public mutating func pop() -> Int? { items.popLast() }
}
