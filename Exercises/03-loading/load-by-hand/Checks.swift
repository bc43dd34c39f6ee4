import ExerciseChecks
import StateDictCore
import XCTest

@testable import Exercise

final class LoadByHandChecks: XCTestCase {
  func testValues_arriveInTheModel() throws {
    let model = model()
    var calls = 0
    model.registerLoadStateDictPreHook { _, _, _ in calls += 1 }
    let missed = try copyWeights(from: twos(), into: model)
    XCTAssert(
      calls == 0,
      "You called loadStateDict. This time copy the tensors yourself, one name after the other."
    )
    let values = ["0.weight", "0.bias", "2.bias"].map { model.stateDict()[$0]?.toArray() ?? [] }
    XCTAssert(
      values.map(\.count) == [6, 3, 2] && values.joined().allSatisfy { $0 == 2 },
      """
      Every number in the checkpoint is 2, and not all of the model's parameters have arrived there. \
      Copy into the values of model.stateDict() themselves; a clone has memory of its own.
      """
    )
    XCTAssert(missed == [], "Everything fits, and you report \(missed).")
    let halves = twos()
    for (_, tensor) in halves.tensors { tensor.fill(0.5) }
    _ = try copyWeights(from: halves, into: model)
    XCTAssert(
      model.stateDict()["0.bias"]?.toArray() == [0.5, 0.5, 0.5],
      "In a second checkpoint every number is 0.5, and \"0.bias\" has something else."
    )
  }

  func testTensors_stayTheModels() throws {
    let (model, checkpoint) = (model(), twos())
    let before = model.stateDict(keepVars: true)
    _ = try copyWeights(from: checkpoint, into: model)
    let after = model.stateDict(keepVars: true)
    guard before["2.weight"] === after["2.weight"] else {
      return XCTFail(
        """
        The model has another "2.weight" than before. An optimizer that holds the old one now trains \
        a tensor that nobody uses: copy the values, don't replace the parameter.
        """
      )
    }
    XCTAssert(
      checkpoint["2.weight"]?.toArray() == [2, 2, 2, 2, 2, 2],
      """
      The checkpoint's "2.weight" has changed: you copied from the model into the checkpoint. \
      The tensor that is written to stands before copy(from:).
      """
    )
    XCTAssert(
      after["2.weight"]?.toArray() == [2, 2, 2, 2, 2, 2],
      "Every number in the checkpoint is 2, and \"2.weight\" holds something else."
    )
    after["2.weight"]?.fill(9)
    XCTAssert(
      checkpoint["2.weight"]?.toArray() == [2, 2, 2, 2, 2, 2],
      """
      Training the model has changed the checkpoint: the two share memory. \
      Copy the values into the model's own.
      """
    )

    // What nobody has seen before: what is right, the reference solution says.
    var random = Sealed.random()
    for _ in 0..<3 {
      let (model, checkpoint) = (self.model(), twos())
      var numbers: [Int] = []
      for (name, tensor) in checkpoint.tensors {
        numbers.append(Int.random(in: -99...99, using: &random))
        tensor.fill(Double(numbers.last ?? 0))
        if Int.random(in: 0...4, using: &random) == 0 { checkpoint[name] = nil }
      }
      for (_, tensor) in model.stateDict().tensors { tensor.fill(5) }
      let missed = try copyWeights(from: checkpoint, into: model)
      let words = "a model of fives and a checkpoint that has \(checkpoint.keys):"
      Sealed.give(missed, of: "\(words) what you report")
      Sealed.give(
        model.stateDict().tensors.map { $0.tensor.toArray() },
        of: "\(words) the model's numbers afterwards"
      )
    }
  }

  func testShape_isComparedExactly() throws {
    let (model, checkpoint) = (model(), twos())
    checkpoint["0.bias"] = Tensor.ones([1])
    checkpoint["2.weight"] = Tensor.ones([3, 2])
    checkpoint["stranger"] = Tensor.ones([1])
    let before = model.stateDict().deepCopy()
    let missed: [String]
    do {
      missed = try copyWeights(from: checkpoint, into: model)
    } catch {
      return XCTFail(
        """
        "2.weight" has the shape [3, 2] in the checkpoint and [2, 3] in the model, and you passed \
        the error of copy on: \(error). Compare the shapes first, and go on with the next name.
        """
      )
    }
    guard model.stateDict()["0.bias"]?.toArray() != [1, 1, 1] else {
      return XCTFail(
        """
        The checkpoint's "0.bias" is one number, and you filled the model's three with it: copy \
        broadcasts. Compare the shapes before you copy.
        """
      )
    }
    XCTAssert(
      model.stateDict()["2.weight"]?.toArray() == before["2.weight"]?.toArray(),
      "\"2.weight\" has another shape in the checkpoint, and yet the model's has changed."
    )
    guard model.stateDict()["2.bias"]?.toArray() == [2, 2] else {
      return XCTFail(
        """
        "2.bias" fits and was not copied. One name that doesn't fit is no reason to stop: note it and \
        go on.
        """
      )
    }
    XCTAssert(
      missed == ["0.bias", "2.weight"],
      "\"0.bias\" and \"2.weight\" don't fit, nothing else; you report \(missed)."
    )
  }

  func testDType_isTheModels() throws {
    let (model, checkpoint) = (model(), twos())
    checkpoint["2.bias"] = Tensor.full([2], 1 / 3, dtype: .float64)
    let missed = try copyWeights(from: checkpoint, into: model)
    XCTAssert(
      missed == [],
      "\"2.bias\" is float64 in the checkpoint and float32 in the model. That fits: copy converts."
    )
    let bias = model.stateDict()["2.bias"]
    XCTAssert(
      bias?.dtype == .float32 && bias?.toArray() == [Float(1.0 / 3), Float(1.0 / 3)],
      "The model's \"2.bias\" should hold a third, rounded to float32; it is \(bias?.toArray() ?? [])."
    )
  }

  func testBuffers_areLoadedToo() throws {
    let (model, checkpoint) = (model(), twos())
    checkpoint["2.bias"] = nil
    checkpoint["1.running_var"] = nil
    let missed = try copyWeights(from: checkpoint, into: model)
    guard model.stateDict()["1.running_mean"]?.toArray() == [2, 2, 2] else {
      return XCTFail(
        """
        BatchNorm's running_mean was not loaded. Buffers are in a state_dict as well, and \
        namedParameters() doesn't have them.
        """
      )
    }
    XCTAssert(
      missed == ["1.running_var", "2.bias"],
      """
      The checkpoint lacks "1.running_var" and "2.bias", which the model wants in this order; \
      you report \(missed).
      """
    )
  }

  private func model() -> Module { Sequential(Linear(2, 3), BatchNorm1d(3), Linear(3, 2)) }

  /// A checkpoint for the model in which every number is 2.
  private func twos() -> StateDict {
    let state = model().stateDict()
    for (_, tensor) in state.tensors { tensor.fill(2) }
    return state
  }
}
