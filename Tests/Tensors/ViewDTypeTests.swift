import Tensors
import XCTest

/// The same bytes as another dtype; expectations are what PyTorch prints.
final class ViewDTypeTests: XCTestCase {
  func testView_sameSize_readsTheSameBytes() throws {
    let ones = Tensor([[1, 2], [0, -0.0]])
    let bits = try ones.view(dtype: .int32)
    XCTAssertTrue(bits.storage === ones.storage)
    XCTAssertEqual(bits.toArray(as: Int.self), [1_065_353_216, 1_073_741_824, 0, -2_147_483_648])
  }

  func testView_otherSize_growsOrShrinksTheLastDimension() throws {
    let matrix = Tensor.zeros([2, 3])
    XCTAssertEqual(try matrix.view(dtype: .int16).shape, [2, 6])
    let half = try Tensor.zeros([3, 4])[1..<3].view(dtype: .float64)
    XCTAssertEqual(half.shape, [2, 2])
    XCTAssertEqual(half.stride, [2, 1])
    XCTAssertEqual(half.storageOffset, 2)
  }

  func testView_elementsThatDoNotFallTogether_isRefused() throws {
    let matrix = Tensor.zeros([2, 3])
    let size = "to view Float as Double (different element sizes)"
    XCTAssertEqual(
      refusal(matrix, .float64),
      "self.size(-1) must be divisible by 2 \(size), but got 3"
    )
    XCTAssertEqual(
      refusal(try matrix.t(), .int16),
      "self.stride(-1) must be 1 to view Float as Short (different element sizes), but got 3"
    )
    XCTAssertEqual(
      refusal(Tensor.zeros([4])[1..<3], .float64),
      "self.storage_offset() must be divisible by 2 \(size), but got 1"
    )
    XCTAssertEqual(
      refusal(try Tensor.zeros([3, 3]).narrow(1, start: 0, length: 2), .float64),
      "self.stride(0) must be divisible by 2 \(size), but got 3"
    )
    XCTAssertEqual(
      refusal(Tensor(scalar: 1.0), .int8),
      "self.dim() cannot be 0 to view Float as Char (different element sizes)"
    )
  }

  private func refusal(_ tensor: Tensor, _ dtype: DType) -> String? {
    do {
      _ = try tensor.view(dtype: dtype)
      return nil
    } catch {
      return "\(error)"
    }
  }
}
