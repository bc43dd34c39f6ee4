public import Tensors

/// While training, zeroes whole channels by chance and scales the others up; otherwise nothing.
///
/// The common part of the dropout layers for images: `(N, C, …)` to the same shape. Which channels
/// are zeroed follows `manualSeed`, but is not PyTorch's choice.
public class ChannelDropout: Module {
  /// The probability of a channel being zeroed.
  public let probability: Double
  private let inplace: Bool

  /// Makes a layer.
  ///
  /// - Parameters:
  ///   - probability: of a channel being zeroed.
  ///   - inplace: shown in the description; the input is left alone in any case.
  public init(_ probability: Double = 0.5, inplace: Bool = false) {
    let fault = Dropout.fault(probability)
    precondition(fault == nil, fault ?? "")
    self.probability = probability
    self.inplace = inplace
    super.init()
  }

  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    guard isTraining, probability > 0, x.device != .meta else { return x }
    var shape = [Int](repeating: 1, count: x.rank)
    for dimension in 0..<Swift.min(x.rank, 2) { shape[dimension] = x.shape[dimension] }
    let mask = try Tensor.zeros(shape, device: x.device)
    mask.fillUniform(from: 0, to: 1)
    return try dropped(x, kept: mask.mapped { $0 < probability ? 0 : 1 }.to(x.dtype))
  }

  /// The input without what is dropped: `kept` is 0 there and 1 elsewhere.
  func dropped(_ x: Tensor, kept: Tensor) throws(TensorError) -> Tensor {
    let scale = probability < 1 ? 1 / (1 - probability) : 0
    return try x * kept * scale
  }

  public override var extraDescription: String {
    "p=\(probability), inplace=\(Python.repr(inplace))"
  }
}

/// While training, zeroes channels by chance and scales the others up; otherwise nothing.
///
/// Mirrors `torch.nn.Dropout1d`: `(N, C, L)` to the same shape.
public final class Dropout1d: ChannelDropout {
  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    guard x.rank == 2 || x.rank == 3 else { throw .layer(.lineDropoutRank(x.rank)) }
    return try super.forward(x)
  }

  public override var className: String { "Dropout1d" }
}

/// While training, zeroes channels by chance and scales the others up; otherwise nothing.
///
/// Mirrors `torch.nn.Dropout2d`: `(N, C, H, W)` to the same shape.
public final class Dropout2d: ChannelDropout {
  public override var className: String { "Dropout2d" }
}

/// While training, zeroes channels by chance and scales the others up; otherwise nothing.
///
/// Mirrors `torch.nn.Dropout3d`: `(N, C, D, H, W)` to the same shape.
public final class Dropout3d: ChannelDropout {
  public override var className: String { "Dropout3d" }
}

/// While training, replaces channels by `SELU`'s limit and keeps mean and variance.
///
/// Mirrors `torch.nn.FeatureAlphaDropout`: `(N, C, …)` to the same shape.
public class FeatureAlphaDropout: ChannelDropout {
  override func dropped(_ x: Tensor, kept: Tensor) throws(TensorError) -> Tensor {
    guard probability < 1 else { return try x * 0.0 }
    let limit = 1.7580993408473766
    let scale = 1 / ((limit * limit * probability + 1) * (1 - probability)).squareRoot()
    let shift = try kept * (limit * scale) + (limit * scale * (probability - 1))
    return try x * kept * scale + shift
  }

  public override var className: String { "FeatureAlphaDropout" }
}

/// While training, replaces elements by `SELU`'s limit and keeps mean and variance.
///
/// Mirrors `torch.nn.AlphaDropout`: any shape to the same shape.
public final class AlphaDropout: FeatureAlphaDropout {
  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    guard isTraining, probability > 0, x.device != .meta else { return x }
    let mask = try Tensor.zeros(x.shape, device: x.device)
    mask.fillUniform(from: 0, to: 1)
    return try dropped(x, kept: mask.mapped { $0 < probability ? 0 : 1 }.to(x.dtype))
  }

  public override var className: String { "AlphaDropout" }
}
