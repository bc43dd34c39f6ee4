import ExerciseChecks
import StateDictCore
import XCTest

@testable import Exercise

final class EntryNamesChecks: XCTestCase {
  func testParameters_comeBeforeBuffers() {
    let norm = BatchNorm1d(2)
    let expected = [
      "weight", "bias", "running_mean", "running_var", "num_batches_tracked",
    ]
    let names = entryNames(of: norm)
    guard names != ["weight", "bias"] else {
      return XCTFail(
        """
        You list the weight and the bias of BatchNorm1d. Its running statistics are buffers, and \
        persistent buffers are in the state_dict too.
        """
      )
    }
    XCTAssert(
      names == expected,
      "A BatchNorm1d should have the names \(expected), in this order; you list \(names)."
    )
    let linear = entryNames(of: Linear(2, 2))
    XCTAssert(
      linear == ["weight", "bias"],
      "A Linear has no buffers, so its names are [\"weight\", \"bias\"]; you list \(linear)."
    )
    norm.registerStateDictPostHook { _, state, prefix in
      state.values[prefix + "asked"] = .bool(true)
    }
    XCTAssert(
      !entryNames(of: norm).contains("asked"),
      """
      You asked the module for its state_dict and took the names from there. \
      Go through its registered parameters, buffers and children instead.
      """
    )
  }

  func testChildren_havePaths() {
    let model = Sequential(Linear(2, 2), Sequential(ReLU(), Linear(2, 1)))
    let expected = ["0.weight", "0.bias", "1.1.weight", "1.1.bias"]
    let names = entryNames(of: model)
    guard names != ["0.weight", "0.bias", "1.weight", "1.bias"] else {
      return XCTFail(
        """
        The inner Linear is child 1 of child 1, so its weight is "1.1.weight". You lost a part of \
        the path: put the prefix that you were given before the child's name.
        """
      )
    }
    XCTAssert(
      names == expected,
      "A Sequential in a Sequential should have the names \(expected); you list \(names)."
    )
    let inner = entryNames(of: Linear(1, 1), prefix: "encoder.")
    XCTAssert(
      inner == ["encoder.weight", "encoder.bias"],
      """
      With the prefix "encoder." a Linear should have the names ["encoder.weight", "encoder.bias"]; \
      you list \(inner).
      """
    )

    // What nobody has seen before: what is right, the reference solution says.
    var random = Sealed.random()
    for _ in 0..<4 {
      let nest = nest(depth: 3, &random)
      Sealed.give(entryNames(of: nest.model), of: "what you list for \(nest.words)")
    }
  }

  func testOwnNames_comeBeforeTheChildren() {
    let names = entryNames(of: Gate())
    let expected = ["scale", "seen", "second.weight", "second.bias", "first.weight", "first.bias"]
    guard names.first?.hasPrefix("second") != true else {
      return XCTFail(
        """
        You list a child's names before the module's own. Own parameters come first, then own \
        buffers, then the children, whatever was registered first.
        """
      )
    }
    guard names != expected.sorted(), names.last != "second.bias" else {
      return XCTFail(
        "You sorted the names. Names of one kind keep the order in which they were registered."
      )
    }
    XCTAssert(
      names == expected,
      "The names should be \(expected), in this order; you list \(names)."
    )
    let below = entryNames(of: Gate(), prefix: "gate.")
    XCTAssert(
      below == expected.map { "gate." + $0 },
      "With the prefix \"gate.\" before each they keep this order; you list \(below)."
    )
  }

  func testAbsent_isNotNamed() {
    let unbiased = entryNames(of: Linear(2, 2, bias: false))
    guard unbiased != ["weight", "bias"] else {
      return XCTFail(
        """
        Linear(2, 2, bias: false) has reserved the name "bias" and has no bias: the registered \
        value is nil. What isn't there has no entry.
        """
      )
    }
    XCTAssert(
      unbiased == ["weight"],
      "Linear(2, 2, bias: false) has one entry, \"weight\"; you list \(unbiased)."
    )
    let masked = entryNames(of: Masked())
    guard !masked.contains("mask") else {
      return XCTFail(
        """
        You list "mask". It was registered with persistent: false, which keeps a buffer in the \
        model and out of its state_dict.
        """
      )
    }
    XCTAssert(
      masked == ["steps"],
      """
      Of the buffers "mask" (not persistent), "empty" (nil) and "steps" only "steps" is in the \
      state_dict; you list \(masked).
      """
    )
  }

  func testSharedLayer_hasTwoNames() {
    let layer = Linear(1, 1)
    let names = entryNames(of: Sequential(layer, ReLU(), layer))
    let expected = ["0.weight", "0.bias", "2.weight", "2.bias"]
    guard names != ["0.weight", "0.bias"] else {
      return XCTFail(
        """
        One layer stands at 0 and at 2, and you list it once. A state_dict has an entry for every \
        path, two of them for one tensor; namedModules() and namedParameters() skip the second.
        """
      )
    }
    XCTAssert(
      names == expected,
      "With one layer at 0 and at 2 the names should be \(expected); you list \(names)."
    )
    let thrice = entryNames(of: Sequential(layer, layer, layer))
    XCTAssert(
      thrice == ["0.weight", "0.bias", "1.weight", "1.bias", "2.weight", "2.bias"],
      "With the same layer at 0, 1 and 2 there are six names; you list \(thrice)."
    )
  }

  /// A model that nobody has seen before, and what it is in words.
  private func nest(
    depth: Int,
    _ random: inout SealedGenerator
  ) -> (model: Module, words: String) {
    switch Int.random(in: depth > 0 ? 0...4 : 2...4, using: &random) {
    case 0, 1:
      let parts = (0..<Int.random(in: 1...3, using: &random)).map { _ in
        nest(depth: depth - 1, &random)
      }
      let words = parts.map { $0.words }.joined(separator: ", ")
      return (Sequential(parts.map { $0.model }), "Sequential(\(words))")
    case 2: return (Linear(2, 2, bias: false), "Linear(2, 2, bias: false)")
    case 3: return (ReLU(), "ReLU()")
    default: return (BatchNorm1d(2), "BatchNorm1d(2)")
    }
  }
}

private final class Gate: Module {
  override init() {
    super.init()
    registerBuffer("seen", Tensor.zeros([1]))
    register("second", Linear(1, 1))
    register("first", Linear(1, 1))
    register("scale", Parameter(Tensor.ones([1])))
  }
}

private final class Masked: Module {
  override init() {
    super.init()
    registerBuffer("mask", Tensor.ones([3, 3]), persistent: false)
    registerBuffer("empty", nil)
    registerBuffer("steps", Tensor(scalar: 0))
  }
}
