public import Tensors

extension BatchNorm {
  /// The factors, or `nil` without `affine`.
  public var weight: Parameter? { parameter("weight") }

  /// What is added, or `nil` where nothing is.
  public var bias: Parameter? { parameter("bias") }

  /// The mean that evaluation uses, or `nil` without running statistics.
  public var runningMean: Tensor? { buffer("running_mean") }

  /// The variance that evaluation uses, or `nil` without running statistics.
  public var runningVar: Tensor? { buffer("running_var") }

  /// How many batches the statistics have seen, or `nil` without running statistics.
  public var numBatchesTracked: Tensor? { buffer("num_batches_tracked") }
}
