func sumOfSquares(_ numbers: [Int]) -> Int { numbers.reduce(0) { $0 + $1 * $1 } }

func fizz(_ number: Int) -> String {
  switch (number % 3, number % 5) {
  case (0, 0): "FizzBuzz"
  case (0, _): "Fizz"
  case (_, 0): "Buzz"
  default: "\(number)"
  }
}

/// Elements that come back in reverse order.
public struct Stack<Element> {
  private var items: [Element] = []

  /// Makes an empty one.
  public init() {}

  /// Lays an element on top.
  public mutating func push(_ element: Element) { items.append(element) }

  /// Takes the topmost element; `nil` where there is none.
  public mutating func pop() -> Element? { items.popLast() }

  /// How many elements there are.
  public var count: Int { items.count }
}
