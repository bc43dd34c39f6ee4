public import Tensors

/// Steps along a running mean of the gradient, by a size that suits every element.
///
/// Mirrors `torch.optim.Adam`. For every parameter it remembers `step`, `exp_avg`, `exp_avg_sq` and,
/// with `amsgrad`, `max_exp_avg_sq`.
public class Adam: Optimizer {
  /// Makes an optimizer with one group; `weightDecay` is 0, for `AdamW` 0.01.
  public convenience init(
    _ parameters: [Parameter],
    lr: Double = 1e-3,
    betas: (Double, Double) = (0.9, 0.999),
    eps: Double = 1e-8,
    weightDecay: Double? = nil,
    amsgrad: Bool = false,
    maximize: Bool = false
  ) {
    self.init(
      [ParameterGroup(parameters)],
      lr: lr,
      betas: betas,
      eps: eps,
      weightDecay: weightDecay,
      amsgrad: amsgrad,
      maximize: maximize
    )
  }

  /// Makes an optimizer with several groups, or with a group of named parameters.
  public convenience init(
    _ groups: [ParameterGroup],
    lr: Double = 1e-3,
    betas: (Double, Double) = (0.9, 0.999),
    eps: Double = 1e-8,
    weightDecay: Double? = nil,
    amsgrad: Bool = false,
    maximize: Bool = false
  ) {
    var options: OrderedDictionary<Value> = [
      "lr": .float(lr), "betas": .tuple([.float(betas.0), .float(betas.1)]), "eps": .float(eps),
      "amsgrad": .bool(amsgrad), "maximize": .bool(maximize),
    ]
    if let weightDecay { options["weight_decay"] = .option(weightDecay) }
    self.init(groups, options: options)
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
      ?? arguments.negative("eps", "Invalid epsilon value")
      ?? betaFault(arguments["betas"])
      ?? arguments.negative("weight_decay", "Invalid weight_decay value")
  }

  private static func betaFault(_ betas: Value) -> OptimizerError? {
    for (index, beta) in (betas.array ?? []).enumerated() {
      guard let number = beta.double, !(0 <= number && number < 1) else { continue }
      return .refused("Invalid beta parameter at index \(index): \(beta.description)")
    }
    return nil
  }

  private static func arguments(_ options: OrderedDictionary<Value>) -> OptimizerArguments {
    OptimizerArguments(
      options,
      of: "Adam",
      defaults: [
        "lr": .float(1e-3), "betas": .tuple([.float(0.9), .float(0.999)]), "eps": .float(1e-8),
        "weight_decay": .int(0), "amsgrad": .bool(false), "maximize": .bool(false),
        "foreach": .none, "capturable": .bool(false), "differentiable": .bool(false),
        "fused": .none, "decoupled_weight_decay": .bool(false),
      ]
    )
  }

  public override var className: String { "Adam" }

  public override func completeLoadedState() throws(OptimizerError) {
    for group in groups {
      group.setDefault("amsgrad", .bool(false))
      group.setDefault("maximize", .bool(false))
      group.setDefault("foreach", .none)
      group.setDefault("capturable", .bool(false))
      group.setDefault("differentiable", .bool(false))
      group.setDefault("decoupled_weight_decay", .bool(false))
      group.setDefault("fused", .none)
      for parameter in group.parameters {
        guard let memory = state[parameter], memory.count > 0 else { continue }
        guard let step = memory["step"] else { throw .missingKey("step") }
        // Before 1.12, PyTorch counted in Python numbers.
        if step.tensor == nil { memory["step"] = .tensor(Tensor(scalar: try step.number("step"))) }
      }
    }
  }

  public override func update(_ group: ParameterGroup) throws(OptimizerError) {
    let betas = try group.option("betas").array ?? []
    guard betas.count == 2 else { throw .notSubscriptable(type: "betas") }
    let parameters = group.parameters.filter { $0.grad != nil }
    var moments: [Moments] = []
    for parameter in parameters {
      let amsgrad = try group.option("amsgrad").isTrue
      moments.append(try Moments(of: parameter, state.entry(parameter), amsgrad: amsgrad))
    }
    let rule = try AdamRule(group, betas[0], betas[1])
    for (parameter, moments) in zip(parameters, moments) {
      guard let gradient = parameter.grad else { continue }
      try tensors { () throws(TensorError) in try rule.apply(gradient, to: parameter, moments) }
    }
  }
}

/// `Adam` whose weight decay has nothing to do with the gradient.
///
/// Mirrors `torch.optim.AdamW`.
public final class AdamW: Adam {
  /// Makes an optimizer with options by PyTorch's names.
  public override init(_ groups: [ParameterGroup], options: OrderedDictionary<Value>) {
    var options = options
    if options["weight_decay"] == nil { options["weight_decay"] = .float(0.01) }
    options["decoupled_weight_decay"] = .bool(true)
    super.init(groups, options: options)
  }

  public override var className: String { "AdamW" }

  public override func completeLoadedState() throws(OptimizerError) {
    try super.completeLoadedState()
    for group in groups { group.options["decoupled_weight_decay"] = .bool(true) }
  }
}
