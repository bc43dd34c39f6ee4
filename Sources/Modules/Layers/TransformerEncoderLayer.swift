public import Tensors

/// A layer of a transformer: attention, then a network for every position, each with a shortcut.
///
/// Mirrors `torch.nn.TransformerEncoderLayer`: `(L, N, E) -> (L, N, E)`; with `batchFirst` the
/// first two dimensions change places.
public final class TransformerEncoderLayer: Module {
  /// What stands between the two linear maps.
  public enum Activation: String, Sendable { case relu, gelu }

  let attention: MultiheadAttention
  private let widen: Linear
  private let narrow: Linear
  private let norms: [LayerNorm]
  private let dropouts: [Dropout]
  private let activation: Activation
  private let normFirst: Bool

  /// Makes a layer with random weights.
  public init(
    _ modelSize: Int,
    _ headCount: Int,
    feedForwardSize: Int = 2048,
    dropout: Double = 0.1,
    activation: Activation = .relu,
    epsilon: Double = 1e-5,
    batchFirst: Bool = false,
    normFirst: Bool = false,
    bias: Bool = true,
    device: Device = .cpu,
    dtype: DType = .float32
  ) {
    attention = MultiheadAttention(
      modelSize,
      headCount,
      dropout: dropout,
      bias: bias,
      batchFirst: batchFirst,
      device: device,
      dtype: dtype
    )
    widen = Linear(modelSize, feedForwardSize, bias: bias, device: device, dtype: dtype)
    narrow = Linear(feedForwardSize, modelSize, bias: bias, device: device, dtype: dtype)
    norms = (0..<2).map { _ in
      LayerNorm(.all(modelSize), epsilon: epsilon, bias: bias, device: device, dtype: dtype)
    }
    dropouts = (0..<3).map { _ in Dropout(dropout) }
    self.activation = activation
    self.normFirst = normFirst
    super.init()
    register("self_attn", attention)
    register("linear1", widen)
    register("dropout", dropouts[0])
    register("linear2", narrow)
    register("norm1", norms[0])
    register("norm2", norms[1])
    register("dropout1", dropouts[1])
    register("dropout2", dropouts[2])
  }

  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    try forward(x, srcMask: nil)
  }

  /// Computes with masks, as `MultiheadAttention` has them: (L, N, E) -> (L, N, E).
  ///
  /// - Parameters:
  ///   - x: the sequences.
  ///   - srcMask: (L, L) for all sequences and heads, or (N * h, L, L).
  ///   - srcKeyPaddingMask: (N, L), or (L) without a batch: which positions are only padding.
  ///   - isCausal: a hint that `srcMask` is `generateSquareSubsequentMask`; it must be given all the same.
  /// - Returns: sequences of the same shape.
  /// - Throws: `TensorError.attention` with what does not fit.
  public func forward(
    _ x: Tensor,
    srcMask: Tensor?,
    srcKeyPaddingMask: Tensor? = nil,
    isCausal: Bool = false
  ) throws(TensorError) -> Tensor {
    let padding = try srcKeyPaddingMask?.asScores("src_key_padding_mask", x.dtype)
    let mask = try srcMask?.asScores("src_mask", x.dtype)
    let attend = { (x: Tensor) throws(TensorError) in
      try self.dropouts[1](
        self.attention.forward(
          x,
          x,
          x,
          attnMask: mask,
          keyPaddingMask: padding,
          needWeights: false,
          isCausal: isCausal
        )
      )
    }
    if normFirst {
      let middle = try x + attend(norms[0](x))
      return try middle + feedForward(norms[1](middle))
    }
    let middle = try norms[0](x + attend(x))
    return try norms[1](middle + feedForward(middle))
  }

  private func feedForward(_ x: Tensor) throws(TensorError) -> Tensor {
    let wide = try widen(x)
    let active = try activation == .relu ? wide.relu() : wide.gelu()
    return try dropouts[2](narrow(dropouts[0](active)))
  }

  public override var className: String { "TransformerEncoderLayer" }
}
