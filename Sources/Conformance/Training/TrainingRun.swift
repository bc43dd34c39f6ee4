import Modules
import StateDictJSON
import Tensors

/// A training run that real PyTorch made: ten steps from given weights.
struct TrainingRun {
  let json: JSON

  var id: String { json["id"].text }

  /// The model with the weights before the first step.
  func model() throws -> Module {
    let model = try Spec(json["model"]).build()
    try model.loadStateDict(try TrainingRun.state(json["initial"]))
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

  /// Makes steps in the model's precision, and returns the loss before each.
  func train(_ model: Module, _ optimizer: Optimizer, steps: Int) throws -> [Double] {
    let dtype = model.parameters().first?.dtype ?? .float32
    let x = try Tensor(array: json["x"]).to(dtype)
    var y = try Tensor(array: json["y"])
    if y.dtype.isFloatingPoint { y = try y.to(dtype) }
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
  static func state(_ json: JSON) throws -> StateDict {
    let state = StateDict()
    for member in json.members { state[member.key] = try Tensor(array: member.value) }
    return state
  }
}
