import ExerciseChecks
import StateDictCore
import XCTest

@testable import Exercise

final class KeepTheBestChecks: XCTestCase {
  func testKept_doesNotFollowTraining() throws {
    guard let (model, best) = try offered() else { return }
    train(model)
    let weight = values("0.weight", of: best)
    let mean = values("1.running_mean", of: best)
    guard weight != [9, 9] else {
      return XCTFail(
        """
        The kept weights have followed the training. state_dict() puts labels on the model's own \
        memory, and a plain copy of the dictionary has the same tensors; deepCopy() copies them too.
        """
      )
    }
    guard mean != [9] else {
      return XCTFail(
        """
        The kept parameters are safe, and BatchNorm's running_mean has followed the training. \
        Buffers share memory with the model as well; copy them too.
        """
      )
    }
    XCTAssert(
      weight == [1, 1] && mean == [1],
      """
      Every number was 1 when the state was kept; now "0.weight" holds \(weight ?? []) \
      and "1.running_mean" \(mean ?? []).
      """
    )

    // What nobody has seen before: what is right, the reference solution says.
    var random = Sealed.random()
    var keeper = BestEpoch()
    var losses: [Double] = []
    for epoch in 1...8 {
      losses.append(Double(Int.random(in: 1...99, using: &random)) / 100)
      fill(model, Double(epoch))
      try keeper.offer(model, loss: losses[epoch - 1])
      train(model)
      let words = "after the losses \(losses), with epoch n's numbers all n, the kept"
      Sealed.give(values("0.weight", of: keeper) ?? [], of: "\(words) \"0.weight\"")
      Sealed.give(values("1.running_var", of: keeper) ?? [], of: "\(words) \"1.running_var\"")
    }
  }

  func testOffer_keepsTheLowest() throws {
    guard let (model, first) = try offered() else { return }
    var best = first
    guard best.loss == 0.5 else {
      return XCTFail(
        """
        The first loss was 0.5, and `loss` is \(best.loss). \
        Note the new loss with the new state, or the next epoch is compared with an old one.
        """
      )
    }
    fill(model, 2)
    try best.offer(model, loss: 0.7)
    guard values("0.weight", of: best) != [2, 2] else {
      return XCTFail(
        "After losses of 0.5 and 0.7 you keep the later epoch. Keep a state only if its loss is lower."
      )
    }
    try best.offer(model, loss: 0.5)
    XCTAssert(
      values("0.weight", of: best) == [1, 1],
      "A second epoch with the same loss of 0.5 has replaced the first. Equal is not lower."
    )
    try best.offer(model, loss: .nan)
    XCTAssert(
      best.loss == 0.5 && values("0.weight", of: best) == [1, 1],
      """
      A loss that is not a number has replaced 0.5. Every comparison with it is false, so ask \
      whether the new loss is lower, not whether it isn't higher.
      """
    )
    fill(model, 3)
    try best.offer(model, loss: 0.25)
    XCTAssert(
      values("0.weight", of: best) == [3, 3],
      "The loss went down to 0.25, and the kept weights are not those of that epoch."
    )
    XCTAssert(best.loss == 0.25, "The lowest loss was 0.25; `loss` is \(best.loss).")
  }

  func testKept_isWhole() throws {
    guard let (model, best) = try offered() else { return }
    guard let state = best.state else { return }
    let expected = model.stateDict()
    guard state.keys != model.namedParameters().map({ $0.name }) else {
      return XCTFail(
        """
        You kept the parameters only. Without BatchNorm's running statistics the restored model \
        answers with those of another epoch.
        """
      )
    }
    XCTAssert(
      state.keys == expected.keys,
      "The names should be \(expected.keys), in this order; you keep \(state.keys)."
    )
    XCTAssert(
      state.metadata?.keys == expected.metadata?.keys,
      """
      The versions are gone: the kept state has no metadata, so a load takes it for a very old \
      checkpoint. A new dictionary of clones loses it; deepCopy() keeps it.
      """
    )
  }

  func testRestore_copiesBack() throws {
    guard let (model, best) = try offered() else { return }
    let weight = model.stateDict(keepVars: true)["0.weight"]
    train(model)
    try best.restore(model)
    XCTAssert(
      weight?.toArray() == [1, 1] || weight !== model.stateDict(keepVars: true)["0.weight"],
      "After restore, \"0.weight\" should hold [1, 1] again; it holds \(weight?.toArray() ?? [])."
    )
    guard weight === model.stateDict(keepVars: true)["0.weight"] else {
      return XCTFail(
        """
        restore has replaced the model's parameters: an optimizer still holds the old ones, and \
        the training goes on in your record. Load without assign.
        """
      )
    }
    XCTAssert(
      model.stateDict()["1.running_mean"]?.toArray() == [1],
      "After restore, BatchNorm's running_mean should be [1] again: buffers are part of the state."
    )
    train(model)
    XCTAssert(
      values("0.weight", of: best) == [1, 1] && values("1.running_mean", of: best) == [1],
      "Training on after restore has changed the record. The model must not share memory with it."
    )
    XCTAssert(
      (try? best.restore(Sequential(Linear(2, 1), BatchNorm1d(1), Linear(1, 1)))) == nil,
      "The model has a layer that the kept state lacks, and restore said nothing. Load strictly."
    )
    XCTAssert(
      (try? BestEpoch().restore(model)) != nil,
      "Nothing had been kept, and restore threw. It should leave the model as it is."
    )
  }

  /// A model whose numbers are all 1, and a keeper that was offered it at a loss of 0.5.
  private func offered() throws -> (model: Module, best: BestEpoch)? {
    let model = Sequential(Linear(2, 1), BatchNorm1d(1))
    fill(model, 1)
    var best = BestEpoch()
    try best.offer(model, loss: 0.5)
    guard best.state != nil else {
      XCTFail("offer was given a first model with a loss of 0.5, and has kept nothing.")
      return nil
    }
    return (model, best)
  }

  private func fill(_ model: Module, _ value: Double) {
    for (_, tensor) in model.stateDict().tensors { tensor.fill(value) }
  }

  /// What training amounts to: all numbers change in place.
  private func train(_ model: Module) { fill(model, 9) }

  private func values(_ name: String, of best: BestEpoch) -> [Float]? {
    best.state?[name]?.toArray()
  }
}
