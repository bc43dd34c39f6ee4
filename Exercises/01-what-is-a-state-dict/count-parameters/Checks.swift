import ExerciseChecks
import StateDictCore
import XCTest

@testable import Exercise

final class CountParametersChecks: XCTestCase {
  func testLinear_weightAndBias() {
    let linear = count(Linear(4, 8))
    guard linear.parameters != 32 else {
      return XCTFail(
        "Linear(4, 8) has 40 parameters; you counted 32. The bias is a parameter too."
      )
    }
    XCTAssert(
      linear.parameters == 40 && linear.buffers == 0,
      """
      Linear(4, 8) has 4 × 8 weights and 8 biases, so 40 parameters, and no buffer; \
      you counted \(linear.parameters) and \(linear.buffers).
      """
    )
    let relu = count(ReLU())
    XCTAssert(
      relu == (0, 0, 0),
      "A ReLU has nothing to remember, so its state_dict is empty; you counted \(relu)."
    )
  }

  func testBatchNorm_setsBuffersApart() {
    let net = count(network())
    guard net.parameters != 100 else {
      return XCTFail(
        """
        You counted 100 parameters: that is every number in the state_dict. 17 of them are buffers, \
        which no optimizer touches: running_mean, running_var and num_batches_tracked.
        """
      )
    }
    guard net.buffers != 16 else {
      return XCTFail(
        "You counted 16 numbers in buffers. num_batches_tracked has the shape [] and is one number."
      )
    }
    XCTAssert(
      net.parameters == 83 && net.buffers == 17,
      """
      The network of the lesson has 83 numbers in parameters and 17 in buffers; \
      you counted \(net.parameters) and \(net.buffers).
      """
    )

    // What nobody has seen before: what is right, the reference solution says.
    var random = Sealed.random()
    for _ in 0..<4 {
      let size = (0..<3).map { _ in Int.random(in: 1...9, using: &random) }
      let model = Sequential(
        Linear(size[0], size[1]),
        BatchNorm1d(size[1]),
        Linear(size[1], size[2])
      )
      let counted = count(model)
      let words = "Linear(\(size[0]), \(size[1])), a BatchNorm1d and Linear(\(size[1]), \(size[2]))"
      Sealed.give(counted.parameters, of: "what you count as parameters in \(words)")
      Sealed.give(counted.buffers, of: "what you count in buffers in \(words)")
    }
  }

  func testBytes_followTheDType() {
    let net = count(network())
    guard net.bytes != 400 else {
      return XCTFail(
        """
        You counted 400 bytes: 4 for each of 100 numbers. num_batches_tracked is an int64 and \
        takes 8; ask each tensor's dtype for its itemSize.
        """
      )
    }
    guard net.bytes != 332 else {
      return XCTFail(
        "You counted 332 bytes: those of the parameters. Buffers are in the state_dict as well."
      )
    }
    XCTAssert(
      net.bytes == 404,
      "The network's state_dict takes 99 × 4 + 8 = 404 bytes; you counted \(net.bytes)."
    )
    let linear = count(Linear(4, 8))
    XCTAssert(
      linear.bytes == 160,
      "Linear(4, 8) has 40 numbers of float32, so 160 bytes; you counted \(linear.bytes)."
    )
  }

  func testFrozen_isStillAParameter() {
    let linear = Linear(4, 8)
    linear.weight.requiresGrad = false
    let frozen = count(linear)
    guard frozen.parameters != 8 else {
      return XCTFail(
        """
        You left out the frozen weight. requires_grad says whether a parameter is trained now; \
        it stays a parameter, and it stays in the state_dict.
        """
      )
    }
    XCTAssert(
      frozen.parameters == 40 && frozen.buffers == 0,
      """
      Linear(4, 8) with a frozen weight has 40 parameters and no buffer; \
      you counted \(frozen.parameters) and \(frozen.buffers).
      """
    )
    let model = network()
    for parameter in model.parameters() { parameter.requiresGrad = false }
    let all = count(model)
    XCTAssert(
      all.parameters == 83 && all.buffers == 17,
      """
      The network of the lesson has 83 numbers in parameters and 17 in buffers, frozen or not; with \
      all parameters frozen you counted \(all.parameters) and \(all.buffers).
      """
    )
  }

  func testNonPersistentBuffer_isNotCounted() {
    let masked = count(Masked(width: 2))
    guard masked.buffers != 9 else {
      return XCTFail(
        """
        You counted the 9 numbers of a buffer that is not persistent. \
        It belongs to the model and not to its state_dict, so no checkpoint carries it.
        """
      )
    }
    XCTAssert(
      masked == (6, 0, 24),
      """
      A model with Linear(2, 2) and a non-persistent buffer carries 6 parameters, no buffer and \
      24 bytes; you counted \(masked.parameters), \(masked.buffers) and \(masked.bytes).
      """
    )
    let wide = count(Masked(width: 3))
    XCTAssert(
      wide == (12, 0, 48),
      """
      With Linear(3, 3) and the same buffer it is 12 parameters, no buffer and 48 bytes; you counted \
      \(wide.parameters), \(wide.buffers) and \(wide.bytes).
      """
    )
  }

  private func network() -> Module {
    Sequential(Linear(4, 8), BatchNorm1d(8), ReLU(), Linear(8, 3))
  }
}

private final class Masked: Module {
  init(width: Int) {
    super.init()
    register("layer", Linear(width, width))
    registerBuffer("mask", Tensor.ones([3, 3]), persistent: false)
  }
}
