import Tensors
import XCTest

extension XCTestCase {
  /// Fails unless `body` throws an error with PyTorch's sentence.
  func assertThrows(
    _ message: String,
    line: UInt = #line,
    file: StaticString = #filePath,
    _ body: () throws(TensorError) -> Void
  ) {
    do {
      try body()
      XCTFail("nothing was thrown", file: file, line: line)
    } catch {
      XCTAssertEqual(error.description, message, file: file, line: line)
    }
  }
}
