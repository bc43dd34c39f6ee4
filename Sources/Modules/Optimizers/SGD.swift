public import Tensors

/// Steps along the gradient, with momentum if wanted.
///
/// Mirrors `torch.optim.SGD`. With momentum it remembers a `momentum_buffer` for every parameter.
public final class SGD: Optimizer {
  /// Makes an optimizer with one group.
  public convenience init(
    _ parameters: [Parameter],
    lr: Double = 1e-3,
    momentum: Double = 0,
    dampening: Double = 0,
    weightDecay: Double = 0,
    nesterov: Bool = false,
    maximize: Bool = false
  ) {
    self.init(
      [ParameterGroup(parameters)],
      lr: lr,
      momentum: momentum,
      dampening: dampening,
      weightDecay: weightDecay,
      nesterov: nesterov,
      maximize: maximize
    )
  }

  /// Makes an optimizer with several groups, or with a group of named parameters.
  public convenience init(
    _ groups: [ParameterGroup],
    lr: Double = 1e-3,
    momentum: Double = 0,
    dampening: Double = 0,
    weightDecay: Double = 0,
    nesterov: Bool = false,
    maximize: Bool = false
  ) {
    self.init(
      groups,
      options: [
        "lr": .float(lr), "momentum": .option(momentum), "dampening": .option(dampening),
        "weight_decay": .option(weightDecay), "nesterov": .bool(nesterov),
        "maximize": .bool(maximize),
      ]
    )
  }

  /// Makes an optimizer with options by PyTorch's names.
  public init(_ groups: [ParameterGroup], options: OrderedDictionary<Value>) {
    super.init(groups, defaults: Self.arguments(options).checked(Self.fault(options)))
  }

  /// Why PyTorch refuses these options, or `nil` where it takes them.
  public static func fault(_ options: OrderedDictionary<Value>) -> OptimizerError? {
    let arguments = arguments(options)
    return arguments.fault()
      ?? arguments.negative("lr", "Invalid learning rate")
      ?? arguments.negative("momentum", "Invalid momentum value")
      ?? arguments.negative("weight_decay", "Invalid weight_decay value")
      ?? nesterovFault(arguments)
  }

  private static func nesterovFault(_ arguments: OptimizerArguments) -> OptimizerError? {
    guard arguments["nesterov"].isTrue else { return nil }
    guard arguments["momentum"].isTrue, !arguments["dampening"].isTrue else {
      return .refused("Nesterov momentum requires a momentum and zero dampening")
    }
    return nil
  }

  private static func arguments(_ options: OrderedDictionary<Value>) -> OptimizerArguments {
    OptimizerArguments(
      options,
      of: "SGD",
      defaults: [
        "lr": .float(1e-3), "momentum": .int(0), "dampening": .int(0), "weight_decay": .int(0),
        "nesterov": .bool(false), "maximize": .bool(false), "foreach": .none,
        "differentiable": .bool(false), "fused": .none,
      ]
    )
  }

  public override var className: String { "SGD" }

  // It throws nothing; yet one that says so could not be called through the base class in WebAssembly.
  public override func completeLoadedState() throws(OptimizerError) {
    for group in groups {
      group.setDefault("nesterov", .bool(false))
      group.setDefault("maximize", .bool(false))
      group.setDefault("foreach", .none)
      group.setDefault("differentiable", .bool(false))
      group.setDefault("fused", .bool(false))
    }
  }

  public override func update(_ group: ParameterGroup) throws(OptimizerError) {
    let parameters = group.parameters.filter { $0.grad != nil }
    // PyTorch makes an entry for every parameter before it looks at any option but this.
    for parameter in parameters where try group.number("momentum") != 0 {
      _ = state.entry(parameter)
    }
    let rule = try SGDRule(group)
    for parameter in parameters {
      guard let gradient = parameter.grad else { continue }
      let memory = rule.momentum == 0 ? ValueDictionary() : state.entry(parameter)
      try tensors { () throws(TensorError) in try rule.apply(gradient, to: parameter, memory) }
    }
  }
}

/// The options of a group, read once a step in the order in which PyTorch reads them.
private struct SGDRule {
  let weightDecay: Double
  let momentum: Double
  let lr: Double
  let dampening: Double
  let nesterov: Bool
  let maximize: Bool

  init(_ group: ParameterGroup) throws(OptimizerError) {
    weightDecay = try group.number("weight_decay")
    momentum = try group.number("momentum")
    lr = try group.number("lr")
    dampening = try group.number("dampening")
    nesterov = try group.option("nesterov").isTrue
    maximize = try group.option("maximize").isTrue
  }

  func apply(
    _ gradient: Tensor,
    to parameter: Tensor,
    _ memory: ValueDictionary
  ) throws(TensorError) {
    var direction = maximize ? try -gradient : gradient
    if weightDecay != 0 { direction = try direction.adding(parameter, alpha: weightDecay) }
    if momentum != 0 {
      let buffer: Tensor
      if let known = memory["momentum_buffer"]?.tensor {
        buffer = known
        try buffer *= momentum
        try buffer.add(direction, alpha: 1 - dampening)
      } else {
        buffer = try direction.clone()
        memory["momentum_buffer"] = .tensor(buffer)
      }
      direction = nesterov ? try direction.adding(buffer, alpha: momentum) : buffer
    }
    try parameter.add(direction, alpha: -lr)
  }
}
