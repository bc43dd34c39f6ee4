import ExerciseChecks
import XCTest

@testable import Exercise

final class SealedChecks: XCTestCase {
  func testSum() {
    var random = Sealed.random()
    for _ in 0..<20 {
      let numbers = (0..<5).map { _ in Int.random(in: -99...99, using: &random) }
      let sum = sumOfSquares(numbers)
      XCTAssertGreaterThanOrEqual(sum, 0)
      Sealed.give(sum, of: "sumOfSquares(\(numbers))")
    }
  }

  func testFizz() {
    var random = Sealed.random()
    for _ in 0..<20 {
      let number = Int.random(in: 1...9999, using: &random)
      Sealed.give(fizz(number), of: "fizz(\(number))")
    }
  }

  func testStack() {
    var random = Sealed.random()
    var stack = Stack<Int>()
    for _ in 0..<20 { stack.push(Int.random(in: 0...999, using: &random)) }
    Sealed.give(stack.count, of: "the count")
    while let top = stack.pop() { Sealed.give(top, of: "the next") }
  }

  func testJoin() {
    var random = Sealed.random()
    let start = Int.random(in: 1...999, using: &random)
    Sealed.give((start..<start + 15).map { fizz($0) }.joined(separator: "-"), of: "the row")
  }
}
