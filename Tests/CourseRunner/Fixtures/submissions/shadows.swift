public func XCTAssertEqual<T: Equatable>(_ a: T, _ b: T, _ message: String) {}
func fizz(_ number: Int) -> String { "wrong" }

public struct Stack {
  var count = 0
  var all: [Int] = []
  public init() {}
  public mutating func push(_ item: Int) { all.append(item); count += 1 }
  public mutating func pop() -> Int? { all.popLast() }
}
