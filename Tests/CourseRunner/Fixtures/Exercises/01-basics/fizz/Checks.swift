import XCTest

@testable import Exercise

final class FizzChecks: XCTestCase {
  func testThree() {
    XCTAssertEqual(fizz(3), "Fizz", "three is Fizz")
  }

  func testOne() {
    XCTAssertEqual(fizz(1), "1", "one is itself")
  }

  func testStack() throws {
    var stack = Stack()
    stack.push(1)
    stack.push(2)
    XCTAssertEqual(stack.pop(), 2, "the last pushed is popped first")
  }
}
