import ExerciseChecks
import StateDictCore
import XCTest

@testable import Exercise

final class LoadAndProveChecks: XCTestCase {
  func testGood_isLoadedForServing() throws {
    let model = network()
    do {
      try loadAndProve(checkpoint, into: model, example: example, answer: answer)
    } catch SilentFault.otherAnswer {
      return XCTFail(
        """
        This checkpoint is good, and you throw otherAnswer. In training mode BatchNorm answers \
        with the statistics of the example; call eval() before you ask. And allow 0.001.
        """
      )
    } catch {
      return XCTFail("This checkpoint is good, and you throw \(error).")
    }
    XCTAssert(
      model.stateDict()["0.weight"]?.toArray() == checkpoint["0.weight"]?.toArray(),
      "loadAndProve returned, and \"0.weight\" doesn't have the checkpoint's values."
    )
    XCTAssert(
      !model.isTraining,
      "The model is still in training mode. Serving wants eval(), and loading doesn't call it."
    )
  }

  func testNames_stayStrict() {
    let incomplete = checkpoint
    incomplete["2.bias"] = nil
    do {
      try loadAndProve(incomplete, into: network(), example: example, answer: answer)
      XCTFail("\"2.bias\" is missing, and nothing was thrown. Keep the load strict.")
    } catch {
      XCTAssert(
        error is LoadError,
        """
        "2.bias" is missing, and you throw \(error). Keep the load strict: its own error names \
        what is missing.
        """
      )
    }
  }

  func testRounded_isNamed() throws {
    let model = try Linear(1, 2).to(.float16)
    let wide = StateDict(tensors: [
      "bias": Tensor([1.0 / 3, 0.5]), "weight": Tensor([[0.25], [0.1]]),
    ])
    XCTAssert(
      isChanged(fault(wide, model), ["bias", "weight"]),
      """
      The model is float16: 1/3 and 0.1 were rounded. changed should name "bias" and "weight", in \
      the checkpoint's order; \(told(wide, model)). Convert the model's entry to the checkpoint's \
      dtype, not the checkpoint's to the model's: then both are rounded and look equal.
      """
    )
    let partly = StateDict(tensors: [
      "bias": Tensor([1.0 / 3, 0.5]), "weight": Tensor([[0.25], [0.5]]),
    ])
    XCTAssert(
      isChanged(fault(partly, model), ["bias"]),
      """
      0.25 and 0.5 fit into float16 exactly, so "weight" arrived unchanged although its dtype \
      differs; changed should name "bias" only. \(told(partly, model)).
      """
    )

    // What nobody has seen before: what is right, the reference solution says.
    var random = Sealed.random()
    for _ in 0..<6 {
      let bias = (0..<2).map { _ in Float(Int.random(in: 1...9, using: &random)) / 8 }
      let scale: Float = Bool.random(using: &random) ? 1 : 0.7
      let weight = bias.map { $0 * scale }
      let state = StateDict(tensors: [
        "bias": Tensor(bias), "weight": Tensor(weight, shape: [2, 1]),
      ])
      let changed: [String] =
        if case .changed(let names)? = fault(state, model) { names } else { ["nothing"] }
      Sealed.give(
        changed,
        of: "what changed of the bias \(bias) and the weight \(weight) in float16"
      )
    }
  }

  func testOtherNetwork_isNoticed() {
    let other = Sequential(Linear(2, 3), BatchNorm1d(3), Linear(3, 2), Tanh())
    XCTAssert(
      isOtherAnswer(fault(checkpoint, other)),
      """
      This network has a Tanh too many: same names, same shapes, same values, another answer. \
      \(told(checkpoint, other)).
      """
    )
    let shifted = Tensor(answer.toArray().map { $0 + 0.01 }, shape: answer.shape)
    XCTAssert(
      isOtherAnswer(fault(checkpoint, network(), answer: shifted)),
      "The answer is 0.01 away from the one expected; more than 0.001 must be otherAnswer."
    )
    XCTAssert(
      (try? loadAndProve(checkpoint, into: network(), example: example, answer: answer)) != nil,
      "The checkpoint's own network answers as it should, and you throw."
    )
  }

  func testStatistics_stayAsLoaded() {
    let witness = Witness()
    let model = Sequential(Linear(2, 3), BatchNorm1d(3), Linear(3, 2), witness)
    try? loadAndProve(checkpoint, into: model, example: example, answer: answer)
    let state = model.stateDict()
    XCTAssert(
      state["1.num_batches_tracked"]?.item() == checkpoint["1.num_batches_tracked"]?.item()
        && state["1.running_mean"]?.toArray() == checkpoint["1.running_mean"]?.toArray(),
      """
      The running statistics have moved, or were never loaded: the example went through the model \
      in training mode. Call eval() first.
      """
    )
    XCTAssert(
      witness.hasSeen,
      "The example never went through the model. Ask it, and compare what it answers."
    )
  }

  private let example = Tensor([[1.0, 2.0], [3.0, -1.0]])

  private func network() -> Module { Sequential(Linear(2, 3), BatchNorm1d(3), Linear(3, 2)) }

  /// A checkpoint whose answer is known.
  private var checkpoint: StateDict {
    let state = network().stateDict()
    var value = 0.0
    for (_, tensor) in state.tensors {
      value += 0.25
      tensor.fill(value)
    }
    state["1.num_batches_tracked"] = Tensor(scalar: 9)
    return state
  }

  /// What the network answers in evaluation mode, rounded to four digits.
  private var answer: Tensor {
    let model = network().eval()
    guard (try? model.loadStateDict(checkpoint)) != nil, let exact = try? model(example) else {
      return Tensor.zeros([1])
    }
    return Tensor(exact.toArray().map { ($0 * 1e4).rounded() / 1e4 }, shape: exact.shape)
  }

  private func fault(_ state: StateDict, _ model: Module, answer: Tensor? = nil) -> SilentFault? {
    do {
      try loadAndProve(state, into: model, example: example, answer: answer ?? self.answer)
      return nil
    } catch {
      return error as? SilentFault
    }
  }

  // How faults are compared is up to the file: they are told apart case by case.

  private func isChanged(_ fault: SilentFault?, _ names: [String]) -> Bool {
    if case .changed(let found)? = fault { found == names } else { false }
  }

  private func isOtherAnswer(_ fault: SilentFault?) -> Bool {
    if case .otherAnswer? = fault { true } else { false }
  }

  private func told(_ state: StateDict, _ model: Module) -> String {
    fault(state, model).map { "You throw \($0)" } ?? "You throw no SilentFault"
  }
}

/// Hands on what it is given, and remembers that it was asked.
private final class Witness: Module {
  var hasSeen = false

  override func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    hasSeen = true
    return x
  }
}
