func fizz(_ number: Int) -> String {
  let line = String(repeating: "x", count: 100_000)
  while true { print(line) }
}

public struct Stack {
  var count = 0
  var all: [Int] = []
  public init() {}
  public mutating func push(_ item: Int) { all.append(item); count += 1 }
  public mutating func pop() -> Int? { all.popLast() }
}
