import ExerciseChecks
import StateDictCore
import XCTest

@testable import Exercise

final class LoadReportChecks: XCTestCase {
  func testReport_missing() {
    let checkpoint = twos()
    checkpoint["2.weight"] = nil
    checkpoint["0.bias"] = nil
    checkpoint["1.running_mean"] = nil
    let missing = loadReport(checkpoint, for: model()).missing
    guard missing != ["0.bias", "2.weight"] else {
      return XCTFail(
        "You left out \"1.running_mean\". A buffer that the checkpoint lacks is missing as well."
      )
    }
    XCTAssert(
      missing == ["0.bias", "1.running_mean", "2.weight"],
      """
      The checkpoint lacks three names; missing should be ["0.bias", "1.running_mean", "2.weight"], \
      in the model's order. You report \(missing).
      """
    )
    let nothing = loadReport(twos(), for: model()).missing
    XCTAssert(nothing == [], "This checkpoint lacks nothing; you report \(nothing) as missing.")
  }

  func testReport_unexpected() {
    let checkpoint = twos()
    checkpoint["head.weight"] = Tensor.ones([1])
    checkpoint["aux.bias"] = Tensor.ones([1])
    let unexpected = loadReport(checkpoint, for: model()).unexpected
    guard unexpected != ["aux.bias", "head.weight"] else {
      return XCTFail(
        "You sorted the names. Unexpected names come in the checkpoint's own order."
      )
    }
    XCTAssert(
      unexpected == ["head.weight", "aux.bias"],
      """
      The checkpoint has two names that the model doesn't know; unexpected should be \
      ["head.weight", "aux.bias"]. You report \(unexpected).
      """
    )
    let nothing = loadReport(twos(), for: model()).unexpected
    XCTAssert(
      nothing == [],
      "This checkpoint has only the model's names; you report \(nothing) as unexpected."
    )
  }

  func testReport_mismatched() {
    let checkpoint = twos()
    checkpoint["2.weight"] = Tensor.ones([3, 2])
    let report = loadReport(checkpoint, for: model())
    guard !report.missing.contains("2.weight") && !report.unexpected.contains("2.weight") else {
      return XCTFail(
        """
        "2.weight" is in the checkpoint and in the model, with two shapes. \
        That makes it mismatched, neither missing nor unexpected.
        """
      )
    }
    XCTAssert(
      report.mismatched == ["2.weight"],
      """
      "2.weight" has the shape [3, 2] in the checkpoint and [2, 3] in the model: 6 numbers each, \
      and still no match. Mismatched should be ["2.weight"]; you report \(report.mismatched).
      """
    )
    let nothing = loadReport(twos(), for: model()).mismatched
    XCTAssert(nothing == [], "Here all shapes agree; you report \(nothing) as mismatched.")
  }

  func testReport_namesAndShapesOnly() throws {
    let wide = StateDict()
    for (name, tensor) in twos().tensors.reversed() { wide[name] = try tensor.to(.float64) }
    let report = loadReport(wide, for: model())
    XCTAssert(
      report.mismatched.isEmpty,
      """
      A float64 checkpoint fits a float32 model: the copy converts. \
      Only shapes can mismatch; you report \(report.mismatched).
      """
    )
    XCTAssert(
      report.missing.isEmpty && report.unexpected.isEmpty,
      """
      The checkpoint has the model's names in reverse order, and loading goes by name. \
      You report \(report.missing) as missing and \(report.unexpected) as unexpected.
      """
    )
    wide["0.bias"] = nil
    wide["2.bias"] = Tensor.zeros([4], dtype: .float64)
    wide["spare"] = Tensor.ones([1])
    let faults = loadReport(wide, for: model())
    XCTAssert(
      faults.missing == ["0.bias"] && faults.unexpected == ["spare"]
        && faults.mismatched == ["2.bias"],
      """
      This float64 checkpoint lacks "0.bias", knows a "spare" and has another shape for "2.bias". You \
      report \(faults.missing) as missing, \(faults.unexpected) as unexpected and \
      \(faults.mismatched) as mismatched.
      """
    )
  }

  func testLoad_allOrNothing() throws {
    let narrow = twos()
    narrow["2.weight"] = Tensor.ones([3, 2])
    try expectUntouched(narrow, "\"2.weight\" has another shape")
    let partial = twos()
    partial["0.bias"] = nil
    try expectUntouched(partial, "\"0.bias\" is missing")

    let model = model()
    let weight = model.stateDict()["2.weight"]
    XCTAssert(
      try loadAllOrNothing(twos(), into: model),
      "The checkpoint fits, and loadAllOrNothing returned false."
    )
    XCTAssert(
      weight?.toArray() == [2, 2, 2, 2, 2, 2],
      """
      loadAllOrNothing returned true, and "2.weight" doesn't have the checkpoint's values. \
      Call model.loadStateDict when the report is empty.
      """
    )

    // What nobody has seen before: what is right, the reference solution says.
    var random = Sealed.random()
    for _ in 0..<6 {
      let (model, checkpoint) = (self.model(), twos())
      for name in checkpoint.keys where Int.random(in: 0...9, using: &random) == 0 {
        checkpoint[name] = Bool.random(using: &random) ? nil : Tensor.ones([1])
      }
      for (_, tensor) in model.stateDict().tensors { tensor.fill(7) }
      let shapes = checkpoint.tensors.map { "\($0.name) \($0.tensor.shape)" }
      let words = "a checkpoint of twos with \(shapes) for a model of sevens:"
      Sealed.give(
        (try? loadAllOrNothing(checkpoint, into: model)).map { "\($0)" } ?? "an error",
        of: "\(words) what loadAllOrNothing returns"
      )
      Sealed.give(
        model.stateDict().tensors.map { $0.tensor.toArray().first ?? 0 },
        of: "\(words) the first number of every entry afterwards"
      )
    }
  }

  private func expectUntouched(_ checkpoint: StateDict, _ fault: String) throws {
    let model = model()
    let before = model.stateDict().tensors.map { $0.tensor.toArray() }
    let loaded: Bool
    do {
      loaded = try loadAllOrNothing(checkpoint, into: model)
    } catch {
      loaded = false
      XCTFail("\(fault), and loadAllOrNothing threw instead of returning false.")
    }
    XCTAssert(!loaded, "\(fault), and loadAllOrNothing returned true.")
    XCTAssert(
      model.stateDict().tensors.map { $0.tensor.toArray() } == before,
      """
      \(fault), and the model has changed: it is half loaded. loadStateDict copies everything \
      that fits before it throws, so look at the report before you call it.
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
