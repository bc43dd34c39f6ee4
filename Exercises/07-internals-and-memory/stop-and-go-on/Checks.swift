import ExerciseChecks
import StateDictCore
import XCTest

@testable import Exercise

final class StopAndGoOnChecks: XCTestCase {
  func testRun_goesOnBitForBit() throws {
    let whole = Run()
    let losses = try whole.train(9)
    let first = Run()
    _ = try first.train(5)
    let second = Run()
    let step = try resume(from: first.checkpoint(step: 5), second)
    guard step == 5 else {
      return XCTFail("The checkpoint was made after 5 steps, and resume returned \(step).")
    }
    let rest = try second.train(4)
    guard rest.first == losses[5] else {
      return XCTFail(
        "The first loss after the resume differs: the model doesn't have the checkpoint's weights."
      )
    }
    guard rest[1] != rest[0] else {
      return XCTFail(
        """
        The loss stands still after the resume: the optimizer holds the parameters that the load has \
        replaced. Load by copy, without assign.
        """
      )
    }
    XCTAssert(
      rest == Array(losses[5...]),
      """
      The losses after the resume are \(rest), and without the interruption \(losses[5...]). The \
      weights are right and the path is another: the optimizer lacks its momentum, or its rate.
      """
    )

    // What nobody has seen before: what is right, the reference solution says.
    var random = Sealed.random()
    for _ in 0..<3 {
      let steps = Int.random(in: 1...7, using: &random)
      let more = Int.random(in: 2...6, using: &random)
      let (stopped, resumed) = (Run(), Run())
      stopped.model.weight.fill(Double(Int.random(in: -9...9, using: &random)))
      _ = try stopped.train(steps)
      let taken = try resume(from: stopped.checkpoint(step: steps), resumed)
      let words = "a run stopped after \(steps) steps:"
      Sealed.give(taken, of: "\(words) the steps that resume returns")
      Sealed.give(try resumed.train(more), of: "\(words) the \(more) losses after it")
    }
  }

  func testSchedule_goesOn() throws {
    let first = Run()
    _ = try first.train(5)
    let second = Run()
    _ = try resume(from: first.checkpoint(step: 5), second)
    XCTAssert(
      second.scheduler.lastEpoch == 5,
      """
      The schedule was at 5 and is at \(second.scheduler.lastEpoch) after the resume. A scheduler \
      has a state_dict of its own; without it, the schedule begins again.
      """
    )
    _ = try second.train(1)
    _ = try first.train(1)
    XCTAssert(
      second.optimizer.groups[0].lr == first.optimizer.groups[0].lr,
      """
      After one more step the rate should be \(first.optimizer.groups[0].lr); it is \
      \(second.optimizer.groups[0].lr).
      """
    )
  }

  func testCheckpoint_isARecord() throws {
    let first = Run()
    _ = try first.train(3)
    let kept = first.checkpoint(step: 3)
    let before = numbers(kept)
    let weights = kept.values["model"]?.stateDict.map { numbers($0) }
    guard before.count >= 6, weights == numbers(first.model.stateDict()) else {
      return XCTFail(
        """
        The checkpoint should hold the three numbers that the model has, and the momentum of each; \
        it has \(weights ?? []) of the model and \(before.count) numbers in all.
        """
      )
    }
    _ = try first.train(2)
    guard numbers(kept) == before else {
      return XCTFail(
        """
        You trained on, and the checkpoint moved: it holds the run's own tensors. Put deep copies \
        in, of the model's state and of the optimizer's.
        """
      )
    }
    let second = Run()
    _ = try resume(from: kept, second)
    guard numbers(second.model.stateDict()) == weights else {
      return XCTFail("The resumed run doesn't have the checkpoint's weights.")
    }
    _ = try second.train(2)
    XCTAssert(
      numbers(kept) == before,
      """
      The resumed run has changed the checkpoint: its optimizer took over the momentum tensors \
      without a copy. Give loadStateDict a deep copy.
      """
    )
  }

  func testMissingPart_isRefused() throws {
    let run = Run()
    _ = try run.train(1)
    for part in ["model", "optimizer", "scheduler", "step"] {
      let partial = run.checkpoint(step: 1)
      partial.values[part] = nil
      let other = Run()
      let before = numbers(other.model.stateDict())
      do {
        _ = try resume(from: partial, other)
        XCTFail("The checkpoint has no \"\(part)\", and resume didn't throw.")
      } catch {
        XCTAssert(
          isMissing(error, part),
          "The checkpoint has no \"\(part)\", which is ResumeError.missing(\"\(part)\"); you throw \(error)."
        )
      }
      XCTAssert(
        numbers(other.model.stateDict()) == before,
        """
        \"\(part)\" is missing, and the model was loaded all the same. Ask for all four parts \
        before you load the first.
        """
      )
    }
  }

  func testOtherModel_changesNothing() throws {
    let run = Run()
    _ = try run.train(3)
    let foreign = run.checkpoint(step: 3)
    let narrow = Linear(2, 1)
    narrow.weight.fill(9)
    let weights = narrow.stateDict()
    weights["bias"] = Tensor.ones([2])
    foreign.values["model"] = .stateDict(weights)
    let lacking = run.checkpoint(step: 3)
    let part = run.model.stateDict().deepCopy()
    part["bias"] = nil
    lacking.values["model"] = .stateDict(part)
    XCTAssert(
      (try? resume(from: run.checkpoint(step: 3), Run())) == 3,
      "The run's own checkpoint fits, and resume didn't return its 3 steps."
    )
    XCTAssert(
      (try? resume(from: lacking, Run())) == nil,
      """
      The checkpoint lacks the model's bias, and resume said nothing. strict: false forgives that; \
      loadAllOrNothing doesn't.
      """
    )
    let other = Run()
    let before = numbers(other.model.stateDict())
    do {
      _ = try resume(from: foreign, other)
      XCTFail("The checkpoint's bias has another shape, and resume didn't throw.")
    } catch {
      XCTAssert(
        isOtherModel(error),
        "The checkpoint's bias has another shape, which is ResumeError.otherModel; you throw \(error)."
      )
    }
    XCTAssert(
      numbers(other.model.stateDict()) == before,
      """
      The checkpoint doesn't fit, and the model is half loaded. loadStateDict copies what fits \
      before it throws; loadAllOrNothing doesn't.
      """
    )
    XCTAssert(
      other.optimizer.state(of: other.model.weight) == nil && other.scheduler.lastEpoch == 0,
      """
      The checkpoint doesn't fit, and the optimizer or the scheduler has been loaded. Decide about \
      the model first.
      """
    )
  }

  // How errors are compared is up to the file: they are told apart case by case.

  private func isMissing(_ error: any Error, _ part: String) -> Bool {
    if case .missing(let found)? = error as? ResumeError { found == part } else { false }
  }

  private func isOtherModel(_ error: any Error) -> Bool {
    if case .otherModel? = error as? ResumeError { true } else { false }
  }

  private func resume(from state: StateDict, _ run: Run) throws -> Int {
    try Exercise.resume(from: state, run.model, run.optimizer, run.scheduler)
  }

  /// All numbers of a state's tensors, however deep.
  private func numbers(_ state: StateDict) -> [Float] { numbers(Value.stateDict(state)) }

  private func numbers(_ value: Value) -> [Float] {
    switch value {
    case .tensor(let tensor): tensor.toArray()
    case .stateDict(let state): state.values.values.flatMap(numbers)
    case .dictionary(let dictionary): dictionary.items.flatMap { numbers($0.value) }
    case .list(let list): list.values.flatMap(numbers)
    default: []
    }
  }
}

/// A run that always begins in the same place.
private final class Run {
  let model = Linear(2, 1)
  let optimizer: SGD
  let scheduler: StepLR
  private let x = Tensor([[1.0, 0.0], [0.0, 1.0], [2.0, 1.0]])
  private let y = Tensor([[1.0], [2.0], [4.0]])

  init() {
    model.weight.fill(0.5)
    model.bias?.fill(0)
    optimizer = SGD(model.parameters(), lr: 0.1, momentum: 0.5)
    scheduler = StepLR(optimizer, stepSize: 2, gamma: 0.5)
  }

  func train(_ steps: Int) throws -> [Double] {
    var losses: [Double] = []
    for _ in 0..<steps {
      optimizer.zeroGrad()
      let loss = try mseLoss(model(x), y)
      try loss.backward()
      try optimizer.step()
      scheduler.step()
      losses.append(loss.item())
    }
    return losses
  }

  func checkpoint(step: Int) -> StateDict {
    Exercise.checkpoint(of: model, optimizer, scheduler, step: step)
  }
}
