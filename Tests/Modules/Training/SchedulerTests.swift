import Modules
import Tensors
import XCTest

/// Learning rates, compared with those that real PyTorch 2.15 computed.
final class SchedulerTests: XCTestCase {
  private func parameters() -> [Parameter] { [Parameter(.zeros([2])), Parameter(.zeros([1]))] }

  private func rates(_ scheduler: LRScheduler, epochs: Int) throws -> [[Double]] {
    var rates = [scheduler.lastRates]
    for _ in 0..<epochs {
      try scheduler.optimizer.step()
      scheduler.step()
      rates.append(scheduler.lastRates)
    }
    return rates
  }

  func testStepLR_twoGroups_isPyTorchs() throws {
    let parameters = parameters()
    let groups = [
      ParameterGroup([parameters[0]], options: ["lr": .float(0.5)]),
      ParameterGroup([parameters[1]]),
    ]
    let optimizer = SGD(groups, lr: 0.1)
    let scheduler = StepLR(optimizer, stepSize: 2, gamma: 0.5)
    XCTAssertEqual(
      try rates(scheduler, epochs: 5),
      [[0.5, 0.1], [0.5, 0.1], [0.25, 0.05], [0.25, 0.05], [0.125, 0.025], [0.125, 0.025]]
    )
    XCTAssertEqual(
      scheduler.stateDict().stateDict?.keys,
      [
        "step_size", "gamma", "base_lrs", "last_epoch", "_step_count", "_is_initial",
        "_get_lr_called_within_step", "_last_lr",
      ]
    )
    let group = try XCTUnwrap(optimizer.stateDict()["param_groups"]?[0]?.stateDict)
    XCTAssertEqual(group.keys.suffix(2), ["initial_lr", "params"])
    XCTAssertEqual(group.values["lr"]?.double, 0.125)
    XCTAssertEqual(group.values["initial_lr"]?.double, 0.5)
  }

  func testCosineAnnealingLR_beyondItsEnd_isPyTorchs() throws {
    let scheduler = CosineAnnealingLR(Adam(parameters(), lr: 0.1), tMax: 3, etaMin: 0.01)
    let expected = [
      0.1, 0.0775, 0.032500000000000015, 0.01, 0.0325, 0.07750000000000005, 0.10000000000000007,
      0.07750000000000007, 0.03250000000000006,
    ]
    XCTAssertEqual(try rates(scheduler, epochs: 8), expected.map { [$0] })
  }

  func testStateDict_resumed_goesOnAlike() throws {
    let optimizer = SGD(parameters(), lr: 0.1)
    let scheduler = CosineAnnealingLR(optimizer, tMax: 7)
    _ = try rates(scheduler, epochs: 3)
    let (state, options) = (scheduler.stateDict().deepCopy(), optimizer.stateDict().deepCopy())
    let expected = try rates(scheduler, epochs: 4)

    let second = SGD(parameters(), lr: 0.5)
    let resumed = CosineAnnealingLR(second, tMax: 2)
    try resumed.loadStateDict(state)
    try second.loadStateDict(options)
    XCTAssertEqual(try rates(resumed, epochs: 4), expected)
  }

  func testStep_beforeTheOptimizers_warns() throws {
    let scheduler = StepLR(SGD(parameters(), lr: 0.1), stepSize: 2)
    let warnings = Warnings.record { () throws(Never) in scheduler.step() }
    XCTAssertEqual(
      warnings,
      [
        "Detected call of `lr_scheduler.step()` before `optimizer.step()`. In PyTorch 1.1.0 and "
          + "later, you should call them in the opposite order: `optimizer.step()` before "
          + "`lr_scheduler.step()`.  Failure to do this will result in PyTorch skipping the first "
          + "value of the learning rate schedule. See more details at "
          + "https://pytorch.org/docs/stable/optim.html#how-to-adjust-learning-rate"
      ]
    )
  }
}
