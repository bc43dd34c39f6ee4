public import Tensors

/// The mean of the squared distances from a target.
///
/// Mirrors `torch.nn.functional.mse_loss`.
///
/// - Throws: `TensorError.sizesDiffer`.
public func mseLoss(
  _ input: Tensor,
  _ target: Tensor,
  reduction: Reduction = .mean
) throws(TensorError) -> Tensor {
  try input.mseLoss(target, reduction: reduction)
}

/// How surprised scores are by the right classes, on average.
///
/// Mirrors `torch.nn.functional.cross_entropy`: scores `(N, C)` and classes `(N)` to a 0-d tensor.
///
/// - Throws: `TensorError.loss` with what does not fit.
public func crossEntropy(
  _ input: Tensor,
  _ target: Tensor,
  weight: Tensor? = nil,
  ignoreIndex: Int = -100,
  reduction: Reduction = .mean,
  labelSmoothing: Double = 0
) throws(TensorError) -> Tensor {
  try input.crossEntropy(
    target,
    weight: weight,
    ignoreIndex: ignoreIndex,
    reduction: reduction,
    labelSmoothing: labelSmoothing
  )
}

/// `mseLoss` as a module: `try MSELoss()(output, target)`.
///
/// Mirrors `torch.nn.MSELoss`.
public final class MSELoss: Module {
  private let reduction: Reduction

  /// Makes a loss.
  public init(reduction: Reduction = .mean) {
    self.reduction = reduction
    super.init()
  }

  /// Computes the loss.
  ///
  /// - Throws: as `mseLoss`.
  public func callAsFunction(_ input: Tensor, _ target: Tensor) throws(TensorError) -> Tensor {
    try mseLoss(input, target, reduction: reduction)
  }

  public override var className: String { "MSELoss" }
}

/// `crossEntropy` as a module: `try CrossEntropyLoss()(scores, classes)`.
///
/// Mirrors `torch.nn.CrossEntropyLoss`: `weight` is a buffer.
public final class CrossEntropyLoss: Module {
  private let ignoreIndex: Int
  private let reduction: Reduction
  private let labelSmoothing: Double

  /// Makes a loss.
  public init(
    weight: Tensor? = nil,
    ignoreIndex: Int = -100,
    reduction: Reduction = .mean,
    labelSmoothing: Double = 0
  ) {
    self.ignoreIndex = ignoreIndex
    self.reduction = reduction
    self.labelSmoothing = labelSmoothing
    super.init()
    registerBuffer("weight", weight)
  }

  /// Computes the loss.
  ///
  /// - Throws: as `crossEntropy`.
  public func callAsFunction(_ input: Tensor, _ target: Tensor) throws(TensorError) -> Tensor {
    try crossEntropy(
      input,
      target,
      weight: buffer("weight"),
      ignoreIndex: ignoreIndex,
      reduction: reduction,
      labelSmoothing: labelSmoothing
    )
  }

  public override var className: String { "CrossEntropyLoss" }
}
