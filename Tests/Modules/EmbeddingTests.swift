import Modules
import Tensors
import XCTest

/// Gradients of a table's rows; the numbers are PyTorch's.
final class EmbeddingTests: XCTestCase {
  func testEmbedding_paddingRow_hasNoGradient() throws {
    let gradient = try gradient(Embedding(3, 1, paddingIndex: 1))
    XCTAssertEqual(gradient, [1, 0, 3])
  }

  func testEmbedding_scaleGradByFreq_dividesByTheNumberOfUses() throws {
    let gradient = try gradient(Embedding(3, 1, paddingIndex: 1, scaleGradByFreq: true))
    XCTAssertEqual(gradient, [1, 0, 1])
  }

  private func gradient(_ table: Embedding) throws -> [Double] {
    let indices = try Tensor([2, 0, 2, 1, 2, 1], shape: [6]).to(.int64)
    try table(indices).sum().backward()
    return table.weight.grad?.toArray(as: Double.self) ?? []
  }
}
