// swift-format-ignore-file
import Fizz
import XCTest

@testable import Exercise

final class FizzRowChecks: XCTestCase {
  func testRow() {
    XCTAssertEqual(row(3), ["1", "2", "Fizz"], "three numbers")
  }

  func testTop() {
    var stack = Stack()
    stack.push(7)
    XCTAssertEqual(top(&stack), 7, "the top")
    XCTAssertEqual(stack.pop(), 7, "it is still there")
  }
}
