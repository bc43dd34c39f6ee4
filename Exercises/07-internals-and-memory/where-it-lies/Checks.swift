import ExerciseChecks
import StateDictCore
import XCTest

@testable import Exercise

final class WhereItLiesChecks: XCTestCase {
  func testRow_countsFromTheStorage() throws {
    let table = try Tensor.arange(12.0).view(3, 4)
    expect([0], in: table[2], named: "table[2]", 32..<36)
    expect([3], in: table[2], named: "table[2]", 44..<48)
    expect([1, 2], in: table, named: "table", 24..<28)
  }

  func testTransposed_goesByStrides() throws {
    let table = try Tensor.arange(12.0).view(3, 4)
    expect([3, 1], in: try table.t(), named: "table.t()", 28..<32)
    expect([2], in: try table.select(1, 1), named: "table[:, 1]", 36..<40)
    let cube = try Tensor.arange(24.0).view(2, 3, 4).permute(2, 0, 1)
    expect([3, 1, 2], in: cube, named: "cube.permute(2, 0, 1)", 92..<96)
    expect([1, 0, 2], in: cube, named: "cube.permute(2, 0, 1)", 36..<40)
  }

  func testDTypes_scaleBytes() throws {
    let sizes: [(DType, Range<Int>)] = [
      (.float64, 40..<48), (.float16, 10..<12), (.int64, 40..<48), (.uint8, 5..<6),
    ]
    for (dtype, expected) in sizes {
      let table = try Tensor.zeros([2, 4], dtype: dtype).narrow(1, start: 1, length: 3)
      expect([1, 0], in: table, named: "table[:, 1:] of \(dtype)", expected)
    }
  }

  func testScalar_hasNoIndex() {
    let line = Tensor.arange(5.0)
    expect([], in: line[3], named: "line[3], which has no dimensions,", 12..<16)
    expect([], in: line[1], named: "line[1], which has no dimensions,", 4..<8)
  }

  func testUnseen_isTheRestOfTheStorage() throws {
    let table = Tensor.zeros([10, 10], dtype: .float64)
    let row = unseenBytes(behind: table[0])
    guard row != 90 else {
      return XCTFail("You counted 90 elements. A storage has bytes, and these are float64: 720.")
    }
    guard row != 800 else {
      return XCTFail(
        "800 is the whole storage. The row shows 80 bytes of it; the others are unseen."
      )
    }
    XCTAssert(
      row == 720,
      "table[0] shows 80 of its storage's 800 bytes, so 720 are unseen; you say \(row)."
    )
    let all = unseenBytes(behind: try table.t())
    XCTAssert(all == 0, "table.t() shows every element, so nothing is unseen; you say \(all).")
    let clone = unseenBytes(behind: try table[0].clone())
    XCTAssert(
      clone == 0,
      "A clone has a storage of its own size; you say \(clone) bytes are unseen."
    )
  }

  /// Views that nobody has seen before: what is right, the reference solution says.
  func testAnyView_isFoundToo() throws {
    var random = Sealed.random()
    for _ in 0..<12 {
      let shape = (0..<3).map { _ in Int.random(in: 2...5, using: &random) }
      let dtype = [DType.uint8, .float16, .float32, .float64].randomElement(using: &random)
      let start = Int.random(in: 0..<shape[0], using: &random)
      let view = try Tensor.zeros(shape, dtype: dtype ?? .float32)
        .narrow(0, start: start, length: shape[0] - start)
        .transpose(Int.random(in: 0...2, using: &random), Int.random(in: 0...2, using: &random))
      let index = view.shape.map { Int.random(in: 0..<$0, using: &random) }
      let words = """
        a \(view.dtype) view of shape \(view.shape) with strides \(view.stride) and \
        storageOffset \(view.storageOffset)
        """
      Sealed.give(bytes(of: index, in: view), of: "the bytes of \(index) in \(words)")
      Sealed.give(unseenBytes(behind: view), of: "what is unseen behind \(words)")
    }
  }

  private func expect(
    _ index: [Int],
    in tensor: Tensor,
    named name: String,
    _ expected: Range<Int>
  ) {
    let found = bytes(of: index, in: tensor)
    guard found != expected else { return }
    let size = tensor.dtype.itemSize
    let offset = tensor.storageOffset
    let element = expected.lowerBound / size
    let start = expected.lowerBound - offset * size
    var advice = ""
    if found.lowerBound == element || found == element..<(element + 1) {
      advice = " You counted elements; a storage is bytes, and each element takes \(size)."
    } else if offset > 0, found.lowerBound == start {
      advice = " You left out storageOffset, \(offset) elements: where a view begins."
    } else if found.lowerBound == expected.lowerBound {
      advice = " The beginning is right. One element takes \(size) bytes."
    } else if found.lowerBound == rowMajor(index, tensor) * size {
      advice =
        " You took the shape for a map. Strides say how far the next element is: \(tensor.stride)."
    } else if found.lowerBound == element * 4 {
      advice = " Not every element takes 4 bytes: ask the dtype for its itemSize."
    }
    XCTFail(
      """
      The element \(index) of \(name) lies in bytes \(expected) of the storage; \
      you say \(found).\(advice)
      """
    )
  }

  /// Where an element would be if the tensor were laid out row by row.
  private func rowMajor(_ index: [Int], _ tensor: Tensor) -> Int {
    zip(tensor.shape, index).reduce(0) { $0 * $1.0 + $1.1 } + tensor.storageOffset
  }
}
