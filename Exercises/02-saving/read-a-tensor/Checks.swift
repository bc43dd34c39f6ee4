import ExerciseChecks
import StateDictCore
import XCTest

@testable import Exercise

final class ReadATensorChecks: XCTestCase {
  func testRow_isReadInOrder() {
    let row = elements(in: bytes([1.5, -2, 3]), offset: 0, shape: [3], stride: [1])
    XCTAssert(
      row == [1.5, -2, 3],
      """
      The bytes hold 1.5, -2 and 3 side by side: shape [3], stride [1], from offset 0. \
      You read \(told(row)).
      """
    )
    let pair = elements(in: bytes([7, 0.25, -1, 4]), offset: 0, shape: [2], stride: [1])
    XCTAssert(
      pair == [7, 0.25],
      "Of the numbers 7, 0.25, -1 and 4 the shape [2] has the first two. You read \(told(pair))."
    )
  }

  func testOffset_countsElements() {
    let pair = elements(in: counted(8), offset: 4, shape: [2], stride: [1])
    guard pair != [1, 2] else {
      return XCTFail(
        """
        From offset 4 you read elements 1 and 2. PyTorch's offset counts elements: element 4 of a \
        float32 storage begins at byte 16.
        """
      )
    }
    XCTAssert(
      pair == [4, 5],
      "In the storage 0, 1, 2, … two elements from offset 4 are 4 and 5. You read \(told(pair))."
    )
    let last = elements(in: counted(8), offset: 7, shape: [1], stride: [1])
    XCTAssert(
      last == [7],
      "In the storage 0, 1, 2, … one element from offset 7 is 7. You read \(told(last))."
    )
  }

  func testStride_leadsToTheNextIndex() {
    let turned = elements(in: counted(6), offset: 0, shape: [3, 2], stride: [1, 3])
    guard turned != [0, 1, 2, 3, 4, 5] else {
      return XCTFail(
        """
        You read six elements side by side and never looked at the stride. With the stride [1, 3] the \
        next row begins one element on, and the next column three.
        """
      )
    }
    guard turned != [0, 3, 6, 9, 12, 15], turned != nil else {
      return XCTFail(
        """
        With the stride [1, 3] you step outside. Strides count elements, and each belongs to its own \
        dimension: stride[0] to the rows, stride[1] to the columns.
        """
      )
    }
    XCTAssert(
      turned == [0, 3, 1, 4, 2, 5],
      """
      The 2 × 3 matrix 0…5, transposed, has the shape [3, 2] and the stride [1, 3]; row by row it is \
      0, 3, 1, 4, 2, 5. You read \(told(turned)).
      """
    )
    let column = elements(in: counted(12), offset: 2, shape: [3, 1], stride: [4, 1])
    XCTAssert(
      column == [2, 6, 10],
      """
      Column 2 of a 3 × 4 matrix is 2, 6, 10: offset 2, shape [3, 1], stride [4, 1]. \
      You read \(told(column)).
      """
    )
    let repeated = elements(in: counted(2), offset: 0, shape: [2, 2], stride: [0, 1])
    XCTAssert(
      repeated == [0, 1, 0, 1],
      "A stride of 0 repeats a row: 0, 1, 0, 1. You read \(told(repeated))."
    )

    // What nobody has seen before: what is right, the reference solution says.
    var random = Sealed.random()
    for _ in 0..<8 {
      let shape = (0..<3).map { _ in Int.random(in: 1...3, using: &random) }
      let stride = (0..<3).map { _ in Int.random(in: 0...6, using: &random) }
      let offset = Int.random(in: 0...9, using: &random)
      let first = Float(Int.random(in: -99...99, using: &random))
      let numbers = (0..<60).map { first + Float($0) }
      let read = elements(in: bytes(numbers), offset: offset, shape: shape, stride: stride)
      Sealed.give(
        told(read),
        of: """
          in the storage \(Int(first)), \(Int(first) + 1), … the tensor at offset \(offset) with shape \
          \(shape) and stride \(stride)
          """
      )
    }
  }

  func testScalarAndEmpty_haveNoLoop() {
    let scalar = elements(in: counted(3), offset: 2, shape: [], stride: [])
    XCTAssert(
      scalar == [2],
      "The shape [] is one element, here the one at offset 2. You read \(told(scalar))."
    )
    let none = elements(in: [], offset: 0, shape: [0, 3], stride: [3, 1])
    XCTAssert(
      none == [],
      "The shape [0, 3] has no element, so none lies outside. You read \(told(none)), not []."
    )
    let rows = elements(in: [], offset: 0, shape: [2, 0], stride: [1, 1])
    XCTAssert(
      rows == [],
      "The shape [2, 0] is two rows without an element. You read \(told(rows)), not []."
    )
  }

  func testOutside_isNil() {
    let short = Array(counted(3).dropLast())
    let cut = elements(in: short, offset: 0, shape: [3], stride: [1])
    XCTAssert(
      cut == nil,
      """
      The last of three float32 has only three of its four bytes; the result should be nil. \
      You read \(told(cut)).
      """
    )
    let whole = elements(in: counted(3), offset: 0, shape: [3], stride: [1])
    XCTAssert(
      whole == [0, 1, 2],
      """
      The last element ends where the bytes end, and that is inside. \
      You read \(told(whole)), not 0, 1, 2.
      """
    )
    let beyond = elements(in: counted(4), offset: 3, shape: [2], stride: [1])
    XCTAssert(
      beyond == nil,
      """
      Two elements from offset 3 need five elements, and the storage has four; the result should be \
      nil, not a part of the tensor. You read \(told(beyond)).
      """
    )
    let jump = elements(in: counted(4), offset: 0, shape: [2], stride: [4])
    XCTAssert(
      jump == nil,
      "With a stride of 4 the second element is number 4, and the last is 3. You read \(told(jump))."
    )
  }

  /// The float32 numbers 0, 1, 2, … as bytes.
  private func counted(_ count: Int) -> [UInt8] { bytes((0..<count).map { Float($0) }) }

  private func bytes(_ numbers: [Float]) -> [UInt8] {
    numbers.flatMap { number in
      (0..<4).map { UInt8(truncatingIfNeeded: number.bitPattern >> (8 * $0)) }
    }
  }

  private func told(_ result: [Float]?) -> String { result.map { "\($0)" } ?? "nil" }
}
