public import Tensors

/// Where attention must not look: numbers that are added to the scores, `-inf` for "nowhere".
struct AttentionMask {
  /// (1, L, S) or (N * h, L, S) or (N * h, 1, S); `nil` where everything may be looked at.
  let scores: Tensor?

  /// Brings the two masks of a call together.
  ///
  /// - Parameters:
  ///   - mask: (L, S) or (N * h, L, S).
  ///   - padding: (N, S).
  ///   - sizes: the numbers of sequences N, heads h, queries L and keys S.
  ///   - extra: how many learnt or zero positions follow the keys; they may always be looked at.
  ///   - dtype: what truth values become numbers of.
  /// - Throws: `TensorError.attention` where a mask's type or shape does not fit.
  init(
    _ mask: Tensor?,
    padding: Tensor?,
    sizes: (batch: Int, heads: Int, queries: Int, keys: Int),
    extra: Int,
    dtype: DType
  ) throws(TensorError) {
    let padding = try padding?.asScores("key_padding_mask", dtype)
    var scores = try mask?.asScores("attn_mask", dtype)
    let rows = sizes.batch * sizes.heads
    if let mask = scores {
      let last = [sizes.queries, sizes.keys]
      let expected = mask.rank == 2 ? last : [rows] + last
      guard mask.shape == expected else {
        throw .attention(.maskShape(mask.shape, expected: expected))
      }
      scores = try (mask.rank == 2 ? mask.unsqueeze(0) : mask).open(for: extra)
    }
    if let padding = try padding?.open(for: extra) {
      let expected = [sizes.batch, sizes.keys + extra]
      for dimension in 0..<2 where padding.shape[dimension] != expected[dimension] {
        throw .attention(
          .paddingMaskShape(
            dimension: dimension,
            expected: expected[dimension],
            given: padding.shape[dimension]
          )
        )
      }
      let spread = try padding.view(sizes.batch, 1, 1, expected[1])
        .expand(sizes.batch, sizes.heads, 1, expected[1]).reshape(rows, 1, expected[1])
      scores = try scores.map { (scores) throws(TensorError) in try scores + spread } ?? spread
    }
    self.scores = scores
  }
}

extension AttentionMask {
  /// Lets the query `i` look at the keys `0…i`, and at none of what follows the keys.
  init(causal queries: Int, keys: Int, dtype: DType) throws(TensorError) {
    scores = try .causal(queries, keys).to(dtype).unsqueeze(0)
  }
}

extension Tensor {
  /// A mask that lets the position `i` of `size` positions look at `0…i`: (size, size).
  ///
  /// Mirrors `torch.nn.Transformer.generate_square_subsequent_mask`.
  ///
  /// - Parameter size: the length of a sequence.
  /// - Returns: zeros on and below the diagonal, `-inf` above.
  public static func generateSquareSubsequentMask(_ size: Int) -> Tensor {
    causal(size, size)
  }

  /// Zeros on and below the diagonal, `-inf` above: (rows, columns).
  fileprivate static func causal(_ rows: Int, _ columns: Int) -> Tensor {
    let values = (0..<rows * columns).map { $0 % columns > $0 / columns ? -Float.infinity : 0 }
    return Tensor(values, shape: [rows, columns])
  }

  /// A mask of truth values as numbers: true is `-inf`, false is 0.
  func asScores(_ name: String, _ dtype: DType) throws(TensorError) -> Tensor {
    if self.dtype.isFloatingPoint { return self }
    guard self.dtype == .bool else { throw .attention(.maskType(name: name)) }
    return try to(dtype).mapped { $0 == 0 ? 0 : -.infinity }
  }

  /// With `count` more keys at the end, which may be looked at: (…, S) -> (…, S + count).
  fileprivate func open(for count: Int) throws(TensorError) -> Tensor {
    guard count > 0 else { return self }
    return try .cat(
      [self, .zeros(shape.dropLast() + [count], dtype: dtype, device: device)],
      rank - 1
    )
  }
}
