import Modules
import OrderedCollections
import Tensors

/// A training run that real PyTorch made: ten steps from given weights.
struct TrainingRun {
  let json: JSON

  var id: String { json["id"].text }

  /// The model with the weights before the first step.
  func model() throws -> Module {
    let model = try Spec(json["model"]).build()
    try model.loadStateDict(TrainingRun.state(json["initial"]))
    return model
  }

  /// The run's optimizer for a model.
  func optimizer(_ model: Module) throws -> Optimizer {
    try makeOptimizer(
      json["optimizer"]["class"].text,
      [ParameterGroup(model.parameters())],
      json["optimizer"]["args"]
    )
  }

  /// Makes steps, and returns the loss before each.
  func train(_ model: Module, _ optimizer: Optimizer, steps: Int) throws -> [Double] {
    let (x, y) = (Tensor(array: json["x"]), Tensor(array: json["y"]))
    return try (0..<steps).map { _ in
      optimizer.zeroGrad()
      let output = try model(x)
      let isClassifier = json["loss"].text == "cross_entropy"
      let loss = try isClassifier ? crossEntropy(output, y) : mseLoss(output, y)
      try loss.backward()
      try optimizer.step()
      return loss.item()
    }
  }

  /// Weights by name.
  static func state(_ json: JSON) -> StateDict {
    let state = StateDict()
    for (name, array) in json.members { state[name] = Tensor(array: array) }
    return state
  }
}

extension Tensor {
  /// A tensor as the oracle writes training data.
  convenience init(array json: JSON) {
    self.init(
      numbers: json["values"].array.map { .real($0.double ?? .nan) },
      shape: json["shape"].ints,
      dtype: DType(json["dtype"])
    )
  }
}

/// The optimizer of this class, with the arguments that Python was given.
func makeOptimizer(
  _ name: String,
  _ groups: [ParameterGroup],
  _ arguments: JSON
) throws -> Optimizer {
  let options = optimizerOptions(arguments)
  switch name {
  case "SGD": return SGD(groups, options: options)
  case "Adam": return Adam(groups, options: options)
  case "AdamW": return AdamW(groups, options: options)
  default: throw Scenario.Omission.notInSwift("optimizer \(name)")
  }
}

/// Options as Python has them: integers and numbers differ, pairs are tuples.
func optimizerOptions(_ arguments: JSON) -> OrderedDictionary<String, Value> {
  var options: OrderedDictionary<String, Value> = [:]
  for (name, value) in arguments.members { options[name] = Value(plain: value) }
  return options
}

extension Value {
  fileprivate init(plain json: JSON) {
    switch json {
    case .null: self = .none
    case .bool(let flag): self = .bool(flag)
    case .number(let text): self = Int(text).map(Value.int) ?? .float(Double(text) ?? .nan)
    case .string(let text): self = .string(text)
    default: self = .tuple(ValueTuple(json.array.map { Value(plain: $0) }))
    }
  }
}
