import Modules
import Tensors
import XCTest

final class BatchNormPartsTests: XCTestCase {
  func testParts_areTheRegisteredTensors() {
    let norm = BatchNorm1d(2)
    XCTAssertTrue(norm.weight === norm.parameter("weight"))
    XCTAssertTrue(norm.bias === norm.parameter("bias"))
    XCTAssertTrue(norm.runningMean === norm.buffer("running_mean"))
    XCTAssertTrue(norm.runningVar === norm.buffer("running_var"))
    XCTAssertTrue(norm.numBatchesTracked === norm.buffer("num_batches_tracked"))
    XCTAssertNotNil(norm.numBatchesTracked)
  }

  func testParts_withoutStatistics_areNil() {
    let norm = BatchNorm1d(2, affine: false, trackRunningStats: false)
    XCTAssertNil(norm.weight)
    XCTAssertNil(norm.bias)
    XCTAssertNil(norm.runningMean)
    XCTAssertNil(norm.runningVar)
    XCTAssertNil(norm.numBatchesTracked)
  }
}
