// swift-format-ignore-file
func fizz(_ number: Int) -> String {
  while number == 1 { _ = String(repeating: "ab", count: 1 << 20) }
  return "Fizz"
}

public struct Stack {
  var count = 0
  var all: [Int] = []
  public init() {}
  public mutating func push(_ item: Int) { all.append(item); count += 1 }
  public mutating func pop() -> Int? { all.popLast() }
}
