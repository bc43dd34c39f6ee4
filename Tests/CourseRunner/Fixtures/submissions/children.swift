import Glibc
@_silgen_name("fork") func spawn() -> Int32
func fizz(_ number: Int) -> String {
  for _ in 0..<20 where spawn() == 0 { while true { sleep(1) } }
  return "Fizz"
}

public struct Stack {
  var count = 0
  var all: [Int] = []
  public init() {}
  public mutating func push(_ item: Int) { all.append(item); count += 1 }
  public mutating func pop() -> Int? { all.popLast() }
}
