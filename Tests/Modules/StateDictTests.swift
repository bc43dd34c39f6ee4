import Modules
import Tensors
import XCTest

/// What `stateDict()` holds.
final class StateDictTests: XCTestCase {
  func testStateDict_order_isParametersBuffersThenChildren() {
    let module = Module()
    module.registerBuffer("buf", .zeros([1]))
    module.register("z", Linear(1, 1))
    module.register("a", Linear(1, 1))
    module.registerParameter("p", Parameter(.zeros([1])))
    XCTAssertEqual(
      module.stateDict().keys,
      ["p", "buf", "z.weight", "z.bias", "a.weight", "a.bias"]
    )
  }

  func testStateDict_metadata_holdsEveryModulesVersion() {
    let state = Sequential(Linear(2, 1), BatchNorm1d(1)).stateDict()
    XCTAssertEqual(state.metadata.map { Array($0.keys) }, ["", "0", "1"])
    XCTAssertEqual(state.metadata?["1"]?["version"]?.int, 2)
  }

  func testStateDict_values_shareTheModelsMemory() {
    let model = Linear(2, 2)
    let state = model.stateDict()
    XCTAssertFalse(state["weight"] === model.weight)
    XCTAssertTrue(state["weight"]?.storage === model.weight.storage)
    XCTAssertEqual(state["weight"]?.requiresGrad, false)
    XCTAssertTrue(model.stateDict(keepVars: true)["weight"] === model.weight)
  }

  func testStateDict_nonPersistentBuffer_isLeftOut() {
    let module = Module()
    module.registerBuffer("scratch", .zeros([1]), persistent: false)
    XCTAssertEqual(module.stateDict().keys, [])
  }

  func testManualSeed_givesPyTorchsWeights() {
    manualSeed(0)
    let model = Linear(4, 2)
    XCTAssertEqual(
      "\(model.weight)\n\(model.bias!)",
      """
      Parameter containing:
      tensor([[-0.0037,  0.2682, -0.4115, -0.3680],
              [-0.1926,  0.1341, -0.0099,  0.3964]], requires_grad=True)
      Parameter containing:
      tensor([-0.0444,  0.1323], requires_grad=True)
      """
    )
  }

  func testStateDict_hooks_runBeforeAndAfterUntilTheyAreRemoved() {
    let model = Sequential(Linear(1, 1, bias: false))
    var seen: [String] = []
    let before = model.registerStateDictPreHook { module, prefix in
      seen.append("before " + prefix)
      module.register("late", Linear(1, 1, bias: false))
    }
    let after = model.registerStateDictPostHook { _, state, prefix in
      seen.append("after " + prefix)
      state.values[prefix + "more"] = .int(1)
    }
    XCTAssertEqual(model.stateDict(prefix: "m.").keys, ["m.0.weight", "m.late.weight", "m.more"])
    XCTAssertEqual(seen, ["before m.", "after m."])
    for hook in [before, after] { model.removeHook(hook) }
    XCTAssertEqual(model.stateDict().keys, ["0.weight", "late.weight"])
    XCTAssertEqual(seen.count, 2)
  }

  func testDescription_nestedModules_isPyTorchsRepr() {
    XCTAssertEqual(
      Sequential(Linear(2, 3), ReLU(), Sequential(Linear(3, 1, bias: false)), BatchNorm1d(1))
        .description,
      """
      Sequential(
        (0): Linear(in_features=2, out_features=3, bias=True)
        (1): ReLU()
        (2): Sequential(
          (0): Linear(in_features=3, out_features=1, bias=False)
        )
        (3): BatchNorm1d(1, eps=1e-05, momentum=0.1, affine=True, bias=True, track_running_stats=True)
      )
      """
    )
  }
}
