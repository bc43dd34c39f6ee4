import ExerciseChecks
import StateDictCore
import XCTest

@testable import Exercise

final class AfterTheRaiseChecks: XCTestCase {
  func testFitting_isLoaded() {
    let model = sevens()
    let result = attempt(twos(), on: model)
    XCTAssert(
      values(model, "0.weight") == [2, 2, 2, 2, 2, 2],
      """
      The checkpoint fits, and "0.weight" doesn't have its values. Call model.loadStateDict; the \
      report alone loads nothing.
      """
    )
    let threes = twos()
    for (_, tensor) in threes.tensors { tensor.fill(3) }
    _ = attempt(threes, on: model)
    XCTAssert(
      values(model, "0.bias") == [3, 3, 3],
      "In a second checkpoint every number is 3, and \"0.bias\" has something else."
    )
    XCTAssert(
      result.loaded == names && result.kept.isEmpty,
      """
      Everything fits, so loaded should be all of the model's names in the model's order, and kept \
      empty. You report \(result.loaded) as loaded and \(result.kept) as kept.
      """
    )
  }

  func testMissing_isKept() {
    let checkpoint = twos()
    checkpoint["0.bias"] = nil
    let model = sevens()
    let result = attempt(checkpoint, on: model)
    guard result.kept != names else {
      return XCTFail(
        """
        You report everything as kept. There is no rollback: the load raised because of "0.bias", \
        and had copied the other entries by then.
        """
      )
    }
    guard result.kept != Array(names.dropFirst()) else {
      return XCTFail(
        """
        You report everything from "0.bias" on as kept. A load doesn't stop at the first fault; it \
        goes on to the last entry and raises then.
        """
      )
    }
    XCTAssert(
      result.kept == ["0.bias"] && result.loaded == names.filter { $0 != "0.bias" },
      """
      The checkpoint lacks "0.bias" and nothing else, so that entry is kept and the others are \
      loaded. You report \(result.kept) as kept and \(result.loaded) as loaded.
      """
    )
    XCTAssert(
      values(model, "0.bias") == [7, 7, 7] && values(model, "2.bias") == [2, 2],
      """
      After the load, "0.bias" should hold its own [7, 7, 7] and "2.bias" the checkpoint's [2, 2]; \
      they hold \(values(model, "0.bias")) and \(values(model, "2.bias")).
      """
    )

    // What nobody has seen before: what is right, the reference solution says.
    var random = Sealed.random()
    for _ in 0..<5 {
      let (unseen, given) = (sevens(), twos())
      for name in given.keys where Int.random(in: 0...3, using: &random) == 0 { given[name] = nil }
      let fate = attempt(given, on: unseen)
      let words = "a checkpoint of twos with \(given.keys) for a model of sevens:"
      Sealed.give(fate.loaded, of: "\(words) what you report as loaded")
      Sealed.give(fate.kept, of: "\(words) what you report as kept")
      Sealed.give(
        names.map { values(unseen, $0).first ?? 0 },
        of: "\(words) the first number of every entry afterwards"
      )
    }
  }

  func testMismatch_isKept() {
    let checkpoint = twos()
    checkpoint["2.weight"] = Tensor.ones([3, 2])
    let model = sevens()
    let result = attempt(checkpoint, on: model)
    guard !result.loaded.contains("2.weight") else {
      return XCTFail(
        """
        You report "2.weight" as loaded. It has the shape [3, 2] in the checkpoint and [2, 3] in \
        the model: as many numbers, and no match.
        """
      )
    }
    XCTAssert(
      result.kept == ["2.weight"] && result.loaded == names.filter { $0 != "2.weight" },
      """
      Only "2.weight" doesn't fit; all others are loaded, also "2.bias", which comes after it. You \
      report \(result.kept) as kept.
      """
    )
    XCTAssert(
      values(model, "2.bias") == [2, 2],
      "\"2.bias\" should have the checkpoint's values; it has \(values(model, "2.bias"))."
    )
  }

  func testNoTensor_isKept() {
    let checkpoint = twos()
    checkpoint.values["1.weight"] = .string("all ones")
    let model = sevens()
    let result = attempt(checkpoint, on: model)
    XCTAssert(
      result.kept == ["1.weight"] && result.loaded == names.filter { $0 != "1.weight" },
      """
      The checkpoint has the name "1.weight", and a string under it, which can't be copied into a \
      tensor. It is kept; you report \(result.kept) as kept.
      """
    )
    XCTAssert(
      values(model, "1.weight") == [7, 7, 7] && values(model, "1.bias") == [2, 2, 2],
      "\"1.weight\" should hold what it held, and \"1.bias\" the checkpoint's values."
    )
  }

  func testUnexpected_isNeither() {
    let checkpoint = twos()
    checkpoint["head.weight"] = Tensor.ones([1])
    checkpoint["2.bias"] = nil
    let result = attempt(checkpoint, on: sevens())
    XCTAssert(
      !result.kept.contains("head.weight") && !result.loaded.contains("head.weight"),
      """
      The model has no "head.weight", so it neither loaded nor kept it. An unexpected name makes \
      the load raise and changes nothing.
      """
    )
    XCTAssert(
      result.loaded == Array(names.dropLast()) && result.kept == ["2.bias"],
      """
      Of the model's own entries all are loaded but "2.bias", which the checkpoint lacks; you report \
      \(result.loaded) as loaded and \(result.kept) as kept.
      """
    )
  }

  func testOldFile_forgivenIsNotLoaded() {
    let checkpoint = twos().plain()
    checkpoint["1.num_batches_tracked"] = nil
    let model = sevens()
    let result = attempt(checkpoint, on: model)
    XCTAssert(
      result.kept == ["1.num_batches_tracked"] && result.loaded.count == names.count - 1,
      """
      This file is old and lacks "1.num_batches_tracked", which BatchNorm forgives: the load \
      doesn't raise. The counter keeps its value all the same; you report \(result.kept) as kept.
      """
    )
    XCTAssert(
      values(model, "1.num_batches_tracked") == [7] && values(model, "1.bias") == [2, 2, 2],
      "The counter should still be 7, and \"1.bias\" loaded."
    )
  }

  private var names: [String] { network().stateDict().keys }

  private func network() -> Module { Sequential(Linear(2, 3), BatchNorm1d(3), Linear(3, 2)) }

  /// A model in which every number is 7.
  private func sevens() -> Module {
    let model = network()
    for (_, tensor) in model.stateDict().tensors { tensor.fill(7) }
    return model
  }

  /// A checkpoint for the model in which every number is 2.
  private func twos() -> StateDict {
    let state = network().stateDict()
    for (_, tensor) in state.tensors { tensor.fill(2) }
    return state
  }

  private func values(_ model: Module, _ name: String) -> [Float] {
    model.stateDict()[name]?.toArray() ?? []
  }
}
