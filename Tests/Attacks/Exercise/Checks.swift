import XCTest

@testable import Exercise

final class AttackedChecks: XCTestCase {
  func testSum() {
    XCTAssertEqual(sumOfSquares([1, 2, 3]), 14)
    XCTAssertEqual(sumOfSquares([]), 0)
  }

  func testFizz() {
    XCTAssertEqual(fizz(3), "Fizz")
    XCTAssertEqual(fizz(5), "Buzz")
    XCTAssertEqual(fizz(15), "FizzBuzz")
    XCTAssertEqual(fizz(7), "7")
  }

  func testStack() {
    var stack = Stack<Int>()
    stack.push(1)
    stack.push(2)
    XCTAssertEqual(stack.count, 2)
    XCTAssertEqual(stack.pop(), 2)
    XCTAssertEqual(stack.pop(), 1)
    XCTAssertNil(stack.pop())
  }

  func testJoin() {
    XCTAssertEqual(["a", "b"].joined(separator: "-"), "a-b")
    XCTAssertEqual((1...3).map { fizz($0) }, ["1", "2", "Fizz"])
  }
}
