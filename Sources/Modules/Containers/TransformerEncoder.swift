public import Tensors

/// Layers of a transformer, one after another.
///
/// Mirrors `torch.nn.TransformerEncoder`: `(L, N, E) -> (L, N, E)`.
public final class TransformerEncoder: Module {
  private let layers: ModuleList
  private let norm: Module?

  /// Makes an encoder of equal layers: all start with the values of the first.
  ///
  /// - Parameters:
  ///   - makeLayer: makes one layer.
  ///   - count: how many layers there are.
  ///   - norm: what comes last; `nil` for nothing.
  public init(
    _ makeLayer: () -> TransformerEncoderLayer,
    _ count: Int,
    norm: Module? = nil
  ) {
    let first = makeLayer()
    layers = ModuleList((0..<count).map { $0 == 0 ? first : copy(of: first, makeLayer) })
    self.norm = norm
    super.init()
    register("layers", layers)
    if let norm { register("norm", norm) }
  }

  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    try forward(x, mask: nil)
  }

  /// Computes with masks, which every layer gets: (L, N, E) -> (L, N, E).
  ///
  /// - Parameters:
  ///   - x: the sequences.
  ///   - mask: (L, L) for all sequences and heads, or (N * h, L, L).
  ///   - srcKeyPaddingMask: (N, L), or (L) without a batch: which positions are only padding.
  ///   - isCausal: a hint that `mask` is `generateSquareSubsequentMask`; it must be given all the same.
  /// - Returns: sequences of the same shape.
  /// - Throws: `TensorError.attention` with what does not fit.
  public func forward(
    _ x: Tensor,
    mask: Tensor?,
    srcKeyPaddingMask: Tensor? = nil,
    isCausal: Bool = false
  ) throws(TensorError) -> Tensor {
    let padding = try srcKeyPaddingMask?.asScores("src_key_padding_mask", x.dtype)
    let mask = try mask?.asScores("mask", x.dtype)
    var x = x
    for layer in layers.children() {
      guard let layer = layer as? TransformerEncoderLayer else { continue }
      x = try layer.forward(
        x,
        srcMask: mask,
        srcKeyPaddingMask: padding,
        isCausal: isCausal
      )
    }
    guard let norm else { return x }
    return try norm(x)
  }

  public override var className: String { "TransformerEncoder" }
}

/// A new layer with the values of another; it draws no random numbers, as Python's copy does not.
private func copy(
  of layer: TransformerEncoderLayer,
  _ makeLayer: () -> TransformerEncoderLayer
) -> Module {
  var result: Module = layer
  preservingRandomNumbers { result = makeLayer() }
  for (target, source) in zip(result.parameters(), layer.parameters()) {
    target.assign(from: source)
  }
  return result
}
