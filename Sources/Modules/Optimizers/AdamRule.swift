import Tensors

/// What Adam remembers of one parameter.
struct Moments {
  /// How many steps have been made: a 0-d tensor.
  let step: Tensor
  /// The running mean of the gradient.
  let mean: Tensor
  /// The running mean of the squared gradient.
  let square: Tensor
  /// The largest running mean of the squared gradient so far, where it is wanted.
  let largest: Tensor?

  /// Finds what is remembered; begins where nothing is.
  init(
    of parameter: Tensor,
    _ memory: ValueDictionary,
    amsgrad: Bool
  ) throws(OptimizerError) {
    if memory.count == 0 {
      memory["step"] = .tensor(Tensor(scalar: 0.0))
      let names = ["exp_avg", "exp_avg_sq"] + (amsgrad ? ["max_exp_avg_sq"] : [])
      try tensors { () throws(TensorError) in
        for name in names { memory[name] = .tensor(try .zeros(like: parameter)) }
      }
    }
    mean = try memory.required("exp_avg")
    square = try memory.required("exp_avg_sq")
    largest = amsgrad ? try memory.required("max_exp_avg_sq") : nil
    step = try memory.required("step")
  }

  private init(step: Tensor, mean: Tensor, square: Tensor, largest: Tensor?) {
    (self.step, self.mean, self.square, self.largest) = (step, mean, square, largest)
  }

  /// The same with complex numbers as pairs of real ones, over the same memory.
  var inRealNumbers: Moments {
    Moments(
      step: step,
      mean: mean.viewAsReal(),
      square: square.viewAsReal(),
      largest: largest?.viewAsReal()
    )
  }
}

/// The options of a group, read once a step in the order in which PyTorch reads them.
struct AdamRule {
  private let beta1: Double
  private let beta2: Double
  private let lr: Double
  private let weightDecay: Double
  private let eps: Double
  private let maximize: Bool
  private let isDecoupled: Bool

  init(_ group: ParameterGroup, _ beta1: Value, _ beta2: Value) throws(OptimizerError) {
    self.beta1 = try beta1.number("betas")
    self.beta2 = try beta2.number("betas")
    lr = try group.number("lr")
    weightDecay = try group.number("weight_decay")
    eps = try group.number("eps")
    maximize = try group.option("maximize").isTrue
    isDecoupled = try group.option("decoupled_weight_decay").isTrue
  }

  func apply(
    _ gradient: Tensor,
    to parameter: Tensor,
    _ moments: Moments
  ) throws(TensorError) {
    var gradient = maximize ? try -gradient : gradient
    try moments.step += 1
    if weightDecay != 0 {
      if isDecoupled {
        try parameter *= 1 - lr * weightDecay
      } else {
        gradient = try gradient.adding(parameter, alpha: weightDecay)
      }
    }
    let moments = moments.inRealNumbers
    gradient = gradient.viewAsReal()
    try moments.mean.lerp(gradient, weight: 1 - beta1)
    try moments.square *= beta2
    try moments.square.addcmul(gradient, gradient, value: 1 - beta2)
    var square = moments.square
    if let largest = moments.largest {
      try largest.copy(from: .maximum(largest, square))
      square = largest
    }
    guard moments.step.elementCount == 1 else {
      throw .notAScalar(elementCount: moments.step.elementCount)
    }
    let step = moments.step.item()
    let (bias1, bias2) = (1 - Functions.pow(beta1, step), 1 - Functions.pow(beta2, step))
    let deviation = try square.sqrt() / bias2.squareRoot() + eps
    try parameter.viewAsReal().addcdiv(moments.mean, deviation, value: -(lr / bias1))
  }
}
