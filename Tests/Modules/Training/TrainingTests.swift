import Checkpoints
import Foundation
import Modules
import OrderedCollections
import Tensors
import XCTest

/// Whole training runs, compared with those of real PyTorch.
final class TrainingTests: XCTestCase {
  private func forEachRun(_ body: (TrainingRun) throws -> Void) throws {
    let runs = try Oracle.read("training.json")["runs"].array
    XCTAssertGreaterThanOrEqual(runs.count, 15)
    for json in runs { try body(TrainingRun(json: json)) }
  }

  func testTraining_everyRun_isPyTorchs() throws {
    try forEachRun { run in
      let model = try run.model()
      let optimizer = try run.optimizer(model)
      var losses = try run.train(model, optimizer, steps: 1)
      for (name, parameter) in model.namedParameters() {
        let gradient = try XCTUnwrap(parameter.grad, run.id)
        assertClose(gradient, run.json["gradients_step_1"][name], run.id + " gradient " + name)
      }
      assertClose(model, run.json["after_1"], run.id + " after 1")
      losses += try run.train(model, optimizer, steps: 4)
      assertClose(model, run.json["after_5"], run.id + " after 5")
      losses += try run.train(model, optimizer, steps: 5)
      assertClose(model, run.json["after_10"], run.id + " after 10")
      assertClose(losses, run.json["losses"], run.id)
    }
  }

  func testResume_withOptimizer_isBitForBitTheUninterruptedRun() throws {
    try forEachRun { run in
      let model = try run.model()
      let optimizer = try run.optimizer(model)
      _ = try run.train(model, optimizer, steps: 5)
      let checkpoint = Value.dictionary(
        ValueDictionary([
          (.string("model"), .stateDict(model.stateDict())),
          (.string("optimizer"), optimizer.stateDict()),
        ])
      )
      let bytes = try TorchArchive.save(checkpoint)
      let losses = try run.train(model, optimizer, steps: 5)

      let loaded = try TorchArchive.load(bytes)
      let resumed = try run.model()
      try resumed.loadStateDict(XCTUnwrap(loaded["model"]))
      let second = try run.optimizer(resumed)
      try second.loadStateDict(XCTUnwrap(loaded["optimizer"]))
      XCTAssertEqual(try run.train(resumed, second, steps: 5), losses, run.id)
      for (a, b) in zip(model.stateDict().tensors, resumed.stateDict().tensors) {
        XCTAssertTrue(a.tensor.equal(b.tensor), run.id + " " + a.name)
      }
    }
  }

  func testResume_fromPyTorchsCheckpoint_goesOnAsPyTorchDoes() throws {
    try forEachRun { run in
      let file = Oracle.folder.appendingPathComponent(run.json["checkpoint_step_5"].text)
      let checkpoint = try TorchArchive.load([UInt8](try Data(contentsOf: file)))
      let model = try run.model()
      try model.loadStateDict(XCTUnwrap(checkpoint["model_state_dict"]))
      let optimizer = try run.optimizer(model)
      try optimizer.loadStateDict(XCTUnwrap(checkpoint["optimizer_state_dict"]))
      let losses = try run.train(model, optimizer, steps: 5)
      assertClose(losses, run.json["resumed_with_optimizer"]["losses"], run.id)
      assertClose(model, run.json["after_10"], run.id)
    }
  }

  func testResume_withoutOptimizer_divergesAsPyTorchDoes() throws {
    try forEachRun { run in
      let model = try run.model()
      _ = try run.train(model, run.optimizer(model), steps: 5)
      let resumed = try run.model()
      try resumed.loadStateDict(model.stateDict())
      let losses = try run.train(resumed, run.optimizer(resumed), steps: 5)
      let expected = run.json["resumed_without_optimizer"]
      assertClose(losses, expected["losses"], run.id)
      assertClose(resumed, expected["after_10"], run.id)
      let isSame = zip(losses, run.json["losses"].array.suffix(5)).allSatisfy {
        abs($0 - ($1.double ?? .nan)) < 1e-6
      }
      XCTAssertEqual(isSame, expected["equal_to_uninterrupted"].bool, run.id)
    }
  }

  private func assertClose(_ model: Module, _ expected: JSON, _ what: String) {
    let state = model.stateDict()
    XCTAssertEqual(state.keys, expected.members.map { $0.key }, what)
    for (name, tensor) in state.tensors { assertClose(tensor, expected[name], what + " " + name) }
  }

  private func assertClose(_ tensor: Tensor, _ expected: JSON, _ what: String) {
    XCTAssertEqual(tensor.shape, expected["shape"].ints, what)
    assertClose(tensor.toArray(as: Double.self), expected["values"], what)
  }

  private func assertClose(_ values: [Double], _ expected: JSON, _ what: String) {
    XCTAssertEqual(values.count, expected.array.count, what)
    for (value, wanted) in zip(values, expected.array) {
      XCTAssertEqual(value, wanted.double ?? .nan, accuracy: 1e-5, what)
    }
  }
}
