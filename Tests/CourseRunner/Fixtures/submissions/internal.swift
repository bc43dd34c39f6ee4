// swift-format-ignore-file
func fizz(_ number: Int) -> String { number % 3 == 0 ? "Fizz" : "\(number)" }

struct Stack {
  var count = 0
  var all: [Int] = []
  init() {}
  mutating func push(_ item: Int) { all.append(item); count += 1 }
  mutating func pop() -> Int? { all.popLast() }
}
