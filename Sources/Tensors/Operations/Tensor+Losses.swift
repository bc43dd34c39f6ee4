/// How the losses of many elements become one number.
public enum Reduction: Sendable { case none, mean, sum }

extension Tensor {
  /// The squared distance of every element from its target.
  ///
  /// Mirrors `torch.nn.functional.mse_loss`: two tensors of one shape to a 0-d tensor, or to the same
  /// shape where nothing is reduced.
  ///
  /// - Throws: `TensorError.sizesDiffer`.
  package func mseLoss(
    _ target: Tensor,
    reduction: Reduction = .mean
  ) throws(TensorError) -> Tensor {
    let distance = try detach() - target.detach()
    let squares = try distance * distance
    let count = reduction == .mean ? Double(squares.elementCount) : 1
    let result = reduction == .none ? squares : try squares.sum() / count
    let (given, wanted) = (Saved(self), Saved(target))
    return result.recorded(
      "MseLossBackward0",
      (
        self,
        { g throws(TensorError) in
          try g * (given.unpack() - wanted.unpack()) * (2 / count)
        }
      ),
      (
        target,
        { g throws(TensorError) in
          try g * (given.unpack() - wanted.unpack()) * (-2 / count)
        }
      )
    )
  }

  /// How surprised these scores are by the right classes.
  ///
  /// Mirrors `torch.nn.functional.cross_entropy`: scores `(N, C)` and classes `(N)`, or `(C)` and
  /// `()`, or `(N, C, d…)` and `(N, d…)`; or probabilities, of the scores' own shape.
  ///
  /// - Parameters:
  ///   - target: the index of the right class, or the probability of every class.
  ///   - weight: how much every class counts.
  ///   - ignoreIndex: the class that stands for "not known".
  ///   - reduction: how the losses become one number.
  ///   - labelSmoothing: how much of every target is spread over all classes.
  /// - Returns: a 0-d tensor, or one loss a target.
  /// - Throws: `TensorError.loss` with what does not fit.
  package func crossEntropy(
    _ target: Tensor,
    weight: Tensor? = nil,
    ignoreIndex: Int = -100,
    reduction: Reduction = .mean,
    labelSmoothing: Double = 0
  ) throws(TensorError) -> Tensor {
    let classes = shape[rank == 1 ? 0 : 1]
    if let weight, weight.shape != [classes] {
      throw .loss(.weight(classes: classes, shape: weight.shape))
    }
    let isProbable = target.shape == shape && target.dtype.isFloatingPoint
    if isProbable {
      _ = try commonDevice(self, target)
    } else {
      try requireSameDevice(
        ["self": self, "target": target, "weight": weight],
        in: rank > 2 ? "_nll_loss2d_forward" : "nll_loss_forward"
      )
    }
    if !isProbable { try checkClasses(target) }
    let wanted = try Wanted(
      isProbable ? target.detach().observationRows() : target,
      isProbable: isProbable,
      weights: weight?.numbers().map { $0.real } ?? [Double](repeating: 1, count: classes),
      ignoreIndex: ignoreIndex,
      labelSmoothing: labelSmoothing
    )
    let logarithms = try logSoftmax(rank == 1 ? 0 : 1).observationRows()
    let loss = try logarithms.loss(wanted, reduction)
    let outer = rank == 1 ? [] : [shape[0]] + shape.dropFirst(2)
    return reduction == .none ? try loss.reshape(outer) : loss
  }

  /// The classes side by side: (N, C, d…) -> (N·d…, C).
  private func observationRows() throws(TensorError) -> Tensor {
    if rank == 2 { return self }
    if rank == 1 { return try unsqueeze(0) }
    return try reshape([shape[0], shape[1], -1]).transpose(1, 2).reshape([-1, shape[1]])
  }

  private func checkClasses(_ target: Tensor) throws(TensorError) {
    let expected = rank == 1 ? [] : [shape[0]] + shape.dropFirst(2)
    if rank == 2, target.rank > 1 { throw .loss(.severalTargets) }
    if rank > 1, let count = target.shape.first, count != shape[0] {
      throw .loss(.batchSize(shape[0], target: count))
    }
    guard target.shape == expected else { throw .loss(.targetSize(expected, given: target.shape)) }
    guard target.dtype == .int64 || target.dtype == .uint8 else {
      throw .loss(.targetType(target.dtype))
    }
  }

  /// Minus the wanted logarithms: (N, C) -> () or (N).
  private func loss(_ wanted: Wanted, _ reduction: Reduction) throws(TensorError) -> Tensor {
    let shares = try Tensor(
      numbers: wanted.shares.map { .real($0) },
      shape: shape,
      dtype: dtype,
      device: device
    )
    let divisor = reduction == .mean ? wanted.total : 1
    let losses = try shares * detach()
    let result = try (reduction == .none ? losses.sum(1) : losses.sum()) / -divisor
    return result.recorded(
      "NllLossBackward0",
      (
        self,
        { g throws(TensorError) in
          try (reduction == .none ? g.unsqueeze(1) : g) * shares / -divisor
        }
      )
    )
  }
}

/// How much of every class is wanted, weighed.
private struct Wanted {
  /// Row by row, a number a class.
  private(set) var shares: [Double] = []
  /// What a mean divides by: the weights of all targets.
  private(set) var total = 0.0

  init(
    _ target: Tensor,
    isProbable: Bool,
    weights: [Double],
    ignoreIndex: Int,
    labelSmoothing: Double
  ) throws(TensorError) {
    let spread = labelSmoothing / Double(weights.count)
    if isProbable {
      for (index, share) in target.numbers().enumerated() {
        shares.append(weights[index % weights.count] * (share.real * (1 - labelSmoothing) + spread))
      }
      total = Double(target.shape[0])
      return
    }
    for index in target.numbers().map({ Int(Int64($0)) }) {
      guard index != ignoreIndex else {
        shares += [Double](repeating: 0, count: weights.count)
        continue
      }
      guard weights.indices.contains(index) else { throw .loss(.targetClass(index)) }
      var row = weights.map { $0 * spread }
      row[index] += weights[index] * (1 - labelSmoothing)
      shares += row
      total += weights[index]
    }
  }
}
