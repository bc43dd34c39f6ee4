import Tensors
import XCTest

/// What arithmetic rounds, and what it refuses, as real PyTorch says it.
final class ArithmeticTests: XCTestCase {
  func testInPlace_resultOfAHigherKind_isRefused() {
    let (long, float) = (Tensor([1, 2], dtype: .int64), Tensor([1, 2] as [Float]))
    assertThrows("result type Float can't be cast to the desired output type Long") {
      () throws(TensorError) in try long += float
    }
    let bytes = Tensor([1, 2], dtype: .uint8)
    assertThrows("result type Float can't be cast to the desired output type Byte") {
      () throws(TensorError) in try bytes *= 1.5
    }
    let flags = Tensor([true, false])
    assertThrows("result type Long can't be cast to the desired output type Bool") {
      () throws(TensorError) in try flags += 1
    }
    XCTAssertEqual(long.toArray(as: Int.self), [1, 2])
  }

  func testInPlace_resultOfTheSameKind_isCast() throws {
    let (int, float) = (Tensor([1, 2], dtype: .int32), Tensor([1, 2] as [Float]))
    try int += Tensor([1, 1], dtype: .int64)
    XCTAssertEqual(int.dtype, .int32)
    XCTAssertEqual(int.toArray(as: Int.self), [2, 3])
    try float += Tensor([0.5, 0.5] as [Double])
    XCTAssertEqual(float.dtype, .float32)
    XCTAssertEqual(float.toArray(), [1.5, 2.5])
  }

  func testSubtraction_ofABool_isRefused() {
    let one =
      "Subtraction, the `-` operator, with a bool tensor is not supported. If you are trying to "
      + "invert a mask, use the `~` or `logical_not()` operator instead."
    let (flags, long) = (Tensor([true]), Tensor([1], dtype: .int64))
    assertThrows(one) { () throws(TensorError) in _ = try flags - long }
    assertThrows(one) { () throws(TensorError) in _ = try long - flags }
    assertThrows(one) { () throws(TensorError) in _ = try flags - 1 }
    assertThrows(one) { () throws(TensorError) in _ = try 1 - flags }
  }

  // torch.tensor([0.5], dtype=torch.float16): + 0.0137, - 0.0137, * 0.0137, as doubles.
  func testNumber_withSmallFloats_isRoundedInSumsAlone() throws {
    let half = Tensor([0.5, 1000] as [Double])
    for (dtype, sum, product) in [
      (DType.float16, [0.513671875, 1000.0], [0.0068511962890625, 13.703125]),
      (.bfloat16, [0.515625, 1000.0], [0.0068359375, 13.6875]),
    ] {
      let tensor = try half.to(dtype)
      XCTAssertEqual(try (tensor + 0.0137).toArray(as: Double.self), sum)
      XCTAssertEqual(try (tensor * 0.0137).toArray(as: Double.self), product)
    }
    // Halves between two of its own: the rounded summand decides.
    let one = try Tensor([1] as [Double]).to(.bfloat16)
    XCTAssertEqual(try (one + 0.0039064).toArray(as: Double.self), [1])
  }

  func testPower_ofWholeExponents_isTheNearestNumber() {
    // Python: 0.999 ** 1000, 0.9 ** 37, 1.1 ** -20, 2.0 ** 1100, 0.9 ** 100000.
    XCTAssertEqual(Functions.pow(0.999, 1000), 0.36769542477096373)
    XCTAssertEqual(Functions.pow(0.9, 37), 0.020275559590445275)
    XCTAssertEqual(Functions.pow(1.1, -20), 0.14864362802414344)
    XCTAssertEqual(Functions.pow(2, 1100), .infinity)
    XCTAssertEqual(Functions.pow(0.9, 100_000), 0)
  }
}
