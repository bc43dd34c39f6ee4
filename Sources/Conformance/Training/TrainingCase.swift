import Checkpoints
import Modules
import StateDictCore
import StateDictJSON
import Tensors

/// A training run of PyTorch: the run itself, and three ways to resume it.
enum TrainingCase {
  /// The results of a run, one for the run and one for each way to resume.
  static func run(_ item: JSON) -> [CaseResult] {
    let run = TrainingRun(json: item)
    let parts: [(String, (TrainingRun) throws -> [Difference])] = [
      ("ten steps", uninterrupted), ("saved and resumed", resumed),
      ("resumed from PyTorch's checkpoint", resumedFromFile),
      ("resumed without the optimizer", resumedWithoutOptimizer),
    ]
    return parts.map { name, part in
      let full = "\(run.id): \(name)"
      do {
        return CaseResult(full, try part(run))
      } catch {
        return CaseResult(full, stoppedBy: error)
      }
    }
  }

  private static func uninterrupted(_ run: TrainingRun) throws -> [Difference] {
    let model = try run.model()
    let optimizer = try run.optimizer(model)
    var losses = try run.train(model, optimizer, steps: 1)
    var differences: [Difference] = []
    for (name, parameter) in model.namedParameters() {
      let place = "gradients_step_1." + name
      guard let gradient = parameter.grad else {
        differences.append(Difference(place, expected: "a gradient", actual: "none"))
        continue
      }
      differences += gradient.differences(from: run.json["gradients_step_1"][name], at: place)
    }
    differences += compare(model, run.json, "after_1")
    losses += try run.train(model, optimizer, steps: 4)
    differences += compare(model, run.json, "after_5")
    losses += try run.train(model, optimizer, steps: 5)
    return differences + compare(model, run.json, "after_10")
      + compare(losses, run.json["losses"], "losses")
  }

  /// Bit for bit the uninterrupted run.
  private static func resumed(_ run: TrainingRun) throws -> [Difference] {
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
    let second = try run.model()
    try second.loadStateDict(loaded["model"] ?? .none)
    let secondOptimizer = try run.optimizer(second)
    try secondOptimizer.loadStateDict(loaded["optimizer"] ?? .none)
    let resumedLosses = try run.train(second, secondOptimizer, steps: 5)
    var differences: [Difference] = []
    if losses != resumedLosses {
      differences.append(
        Difference("losses", expected: "\(losses)", actual: "\(resumedLosses)")
      )
    }
    for (name, tensor) in model.stateDict().tensors {
      guard let other = second.stateDict()[name], try tensor.sha256 != other.sha256 else {
        continue
      }
      differences.append(
        Difference(name, expected: tensor.description, actual: other.description)
      )
    }
    return differences
  }

  private static func resumedFromFile(_ run: TrainingRun) throws -> [Difference] {
    let checkpoint = try load(run.json["checkpoint_step_5"].text)
    let model = try run.model()
    try model.loadStateDict(checkpoint["model_state_dict"] ?? .none)
    let optimizer = try run.optimizer(model)
    try optimizer.loadStateDict(checkpoint["optimizer_state_dict"] ?? .none)
    let losses = try run.train(model, optimizer, steps: 5)
    let expected = run.json["resumed_with_optimizer"]["losses"]
    return compare(losses, expected, "resumed_with_optimizer.losses")
      + compare(model, run.json, "after_10")
  }

  /// An Adam without its averages divides small gradients by themselves, which can make a weight of
  /// what was rounding: the same steps in double precision tell how much.
  private static func resumedWithoutOptimizer(_ run: TrainingRun) throws -> [Difference] {
    let checkpoint = try load(run.json["checkpoint_step_5"].text)
    func resume(in dtype: DType) throws -> (model: Module, losses: [Double]) {
      let model = try run.model()
      try model.loadStateDict(checkpoint["model_state_dict"] ?? .none)
      try model.to(dtype)
      return (model, try run.train(model, try run.optimizer(model), steps: 5))
    }
    let (model, losses) = try resume(in: .float32)
    let precise = try resume(in: .float64).model
    let expected = run.json["resumed_without_optimizer"]
    let isSame = zip(losses, run.json["losses"].array.suffix(5)).allSatisfy {
      abs($0 - ($1.double ?? .nan)) < 1e-6
    }
    return compare(losses, expected["losses"], "resumed_without_optimizer.losses")
      + compare(model, expected, "after_10", roundingAsIn: precise)
      + JSONComparison.differences(
        .bool(isSame),
        expected["equal_to_uninterrupted"],
        at: "equal_to_uninterrupted"
      )
  }

  // MARK: Comparing

  private static func compare(
    _ model: Module,
    _ json: JSON,
    _ key: String,
    roundingAsIn precise: Module? = nil
  ) -> [Difference] {
    let (state, expected) = (model.stateDict(), json[key])
    let preciseState = precise?.stateDict()
    return JSONComparison.differences(
      .array(state.keys.map(JSON.string)),
      .array(expected.members.map { .string($0.key) }),
      at: key
    )
      + state.tensors.flatMap { name, tensor in
        tensor.differences(
          from: expected[name],
          roundingAsIn: preciseState?[name],
          at: key + "." + name
        )
      }
  }

  private static func compare(_ losses: [Double], _ json: JSON, _ place: String) -> [Difference] {
    let expected = json.array.map { $0.double ?? .nan }
    let isClose =
      losses.count == expected.count && zip(losses, expected).allSatisfy { abs($0 - $1) <= 1e-5 }
    return isClose
      ? [] : [Difference(place, expected: "\(expected)", actual: "\(losses)")]
  }
}
