public import Tensors

/// Lets every position of a sequence look at positions of another, with several heads at once.
///
/// Mirrors `torch.nn.MultiheadAttention`: queries `(L, N, E)`, keys `(S, N, K)` and values
/// `(S, N, V) -> (L, N, E)`; with `batchFirst` the first two dimensions change places, and there
/// may be no batch.
public final class MultiheadAttention: Module {
  /// The size of a query.
  public let embeddingSize: Int
  /// How many heads there are.
  public let headCount: Int
  /// Whether the first dimension of inputs is the batch.
  public let batchFirst: Bool
  private let dropout: Dropout
  private let addsZeroAttention: Bool

  /// Makes a layer with random weights.
  public init(
    _ embeddingSize: Int,
    _ headCount: Int,
    dropout: Double = 0,
    bias: Bool = true,
    addBiasKV: Bool = false,
    addZeroAttention: Bool = false,
    keySize: Int? = nil,
    valueSize: Int? = nil,
    batchFirst: Bool = false,
    device: Device = .cpu,
    dtype: DType = .float32
  ) {
    let fault = Self.fault(embeddingSize, headCount)
    precondition(fault == nil, fault ?? "")
    self.embeddingSize = embeddingSize
    self.headCount = headCount
    self.batchFirst = batchFirst
    self.dropout = Dropout(dropout)
    addsZeroAttention = addZeroAttention
    super.init()
    let make = Parameters(device: device, dtype: dtype)
    let sizes = [embeddingSize, keySize ?? embeddingSize, valueSize ?? embeddingSize]
    let projections = registerProjections(sizes, make)
    registerParameter("in_proj_bias", bias ? make.zeros([3 * embeddingSize]) : nil)
    let output = Linear(embeddingSize, embeddingSize, bias: bias, device: device, dtype: dtype)
    output.isOutputProjection = true
    register("out_proj", output)
    for projection in projections { make.fillXavierUniform(projection) }
    output.bias?.zero()
    guard addBiasKV else { return }
    for name in ["bias_k", "bias_v"] {
      let parameter = make.zeros([1, 1, embeddingSize])
      make.fillXavierNormal(parameter)
      register(name, parameter)
    }
  }

  /// What PyTorch says where the heads do not divide, or `nil` where they do.
  static func fault(_ size: Int, _ heads: Int) -> String? {
    if size <= 0 || heads <= 0 {
      return "embed_dim and num_heads must be greater than 0, got embed_dim=\(size) and "
        + "num_heads=\(heads) instead"
    }
    return size % heads == 0 ? nil : "embed_dim must be divisible by num_heads"
  }

  /// One matrix for queries, keys and values where they have one size, otherwise three.
  private func registerProjections(_ sizes: [Int], _ make: Parameters) -> [Parameter] {
    let names = ["q_proj_weight", "k_proj_weight", "v_proj_weight"]
    if sizes.allSatisfy({ $0 == embeddingSize }) {
      let weight = make.zeros([3 * embeddingSize, embeddingSize])
      register("in_proj_weight", weight)
      for name in names { registerParameter(name, nil) }
      return [weight]
    }
    let weights = sizes.map { make.zeros([embeddingSize, $0]) }
    for (name, weight) in zip(names, weights) { register(name, weight) }
    registerParameter("in_proj_weight", nil)
    return weights
  }

  /// Looks at the input itself.
  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    try forward(x, x, x)
  }

  /// Computes what the queries find: (L, N, E), (S, N, K), (S, N, V) -> (L, N, E).
  ///
  /// Masks hold truth values, where true is "do not look there", or numbers to be added to the scores.
  ///
  /// - Parameters:
  ///   - query: what is looked for.
  ///   - key: what is compared with it.
  ///   - value: what is found.
  ///   - attnMask: (L, S) for all sequences and heads, or (N * h, L, S).
  ///   - keyPaddingMask: (N, S), or (S) without a batch: which keys are only padding.
  ///   - needWeights: whether shares are computed as they are where somebody wants to see them. If so, a
  ///     query that may look nowhere finds NaN, and `isCausal` says nothing new; if not, it finds 0.
  ///   - isCausal: a hint that `attnMask` is `generateSquareSubsequentMask`; it must be given all the same.
  /// - Returns: a position a query.
  /// - Throws: `TensorError.attention` with what does not fit.
  public func forward(
    _ query: Tensor,
    _ key: Tensor,
    _ value: Tensor,
    attnMask: Tensor? = nil,
    keyPaddingMask: Tensor? = nil,
    needWeights: Bool = true,
    isCausal: Bool = false
  ) throws(TensorError) -> Tensor {
    let isBatched = query.rank == 3
    guard isBatched || query.rank == 2 else { throw .attention(.queryRank(query.rank)) }
    guard key.rank == query.rank, value.rank == query.rank else {
      throw .attention(.memoryRanks(isBatched: isBatched, key: key.rank, value: value.rank))
    }
    if let keyPaddingMask, keyPaddingMask.rank != query.rank - 1 {
      throw .attention(.paddingMaskRank(isBatched: isBatched, keyPaddingMask.rank))
    }
    if let attnMask, attnMask.rank != 2, attnMask.rank != 3 {
      throw .attention(.maskRank(isBatched: isBatched, attnMask.rank))
    }
    guard isBatched else {
      let expected = [headCount, query.shape[0], key.shape[0]]
      if let attnMask, attnMask.rank == 3, attnMask.shape != expected {
        throw .attention(.headMask(expected: expected, given: attnMask.shape))
      }
      let look = Look(attnMask, try keyPaddingMask?.unsqueeze(0), needWeights, isCausal)
      return try attend(query.unsqueeze(1), key.unsqueeze(1), value.unsqueeze(1), look).squeeze(1)
    }
    let look = Look(attnMask, keyPaddingMask, needWeights, isCausal)
    guard batchFirst else { return try attend(query, key, value, look) }
    return try attend(query.transpose(0, 1), key.transpose(0, 1), value.transpose(0, 1), look)
      .transpose(0, 1)
  }

  /// Computes with the sequence first: (L, N, E), (S, N, K), (S, N, V) -> (L, N, E).
  private func attend(
    _ query: Tensor,
    _ key: Tensor,
    _ value: Tensor,
    _ look: Look
  ) throws(TensorError) -> Tensor {
    if look.isCausal, look.mask == nil { throw .attention(.causalWithoutMask) }
    guard query.shape[2] == embeddingSize else {
      throw .attention(.size(expected: embeddingSize, given: query.shape[2]))
    }
    let isPacked = parameter("in_proj_weight") != nil
    guard isPacked ? key.shape == value.shape : key.shape.prefix(2) == value.shape.prefix(2) else {
      throw .attention(.memoryShapes(key: key.shape, value: value.shape))
    }
    let (length, batch) = (query.shape[0], query.shape[1])
    let (keyCount, extra) = (key.shape[0], extraPositions)
    let mask =
      look.believesHint
      ? try AttentionMask(causal: length, keys: keyCount + extra, dtype: query.dtype)
      : try AttentionMask(
        look.mask,
        padding: look.padding,
        sizes: (batch, headCount, length, keyCount),
        extra: extra,
        dtype: query.dtype
      )
    let weights = try projections()
    var projected: [Tensor] = []
    for (index, input) in [query, key, value].enumerated() {
      let bias = try parameter("in_proj_bias").map { (bias) throws(TensorError) in
        try bias.narrow(0, start: index * embeddingSize, length: embeddingSize)
      }
      projected.append(try .linear(input, weight: weights[index], bias: bias))
    }
    let queries = try heads(projected[0])
    let keys = try heads(extended(projected[1], by: "bias_k"), addingZero: addsZeroAttention)
    let values = try heads(extended(projected[2], by: "bias_v"), addingZero: addsZeroAttention)
    // (N * h, L, d) x (N * h, d, S) -> (N * h, L, S)
    let scale = 1 / Double(embeddingSize / headCount).squareRoot()
    let products = try (queries * scale).bmm(keys.transpose(1, 2))
    let scores =
      try mask.scores.map { (mask) throws(TensorError) in try mask + products } ?? products
    let shares = look.needsWeights ? try scores.softmax(-1) : try scores.safeSoftmax(-1)
    dropout.train(isTraining)
    let found = try dropout(shares).bmm(values)  // (N * h, L, d)
    let joined = try found.transpose(0, 1).reshape(length, batch, embeddingSize)
    guard let output = module(at: "out_proj") else {
      throw .missing(name: "out_proj", module: className)
    }
    return try output(joined)
  }

  /// How many learnt or zero positions follow the keys.
  private var extraPositions: Int {
    (parameter("bias_k") == nil ? 0 : 1) + (addsZeroAttention ? 1 : 0)
  }

  /// The matrices for queries, keys and values.
  private func projections() throws(TensorError) -> [Tensor] {
    if let weight = parameter("in_proj_weight") { return try weight.chunks(3, 0) }
    return ["q_proj_weight", "k_proj_weight", "v_proj_weight"].map { required(parameter: $0) }
  }

  /// With one more position at the end, which is learnt: (S, N, E) -> (S + 1, N, E).
  private func extended(_ x: Tensor, by name: String) throws(TensorError) -> Tensor {
    guard let position = parameter(name) else { return x }
    return try .cat([x, position.expand(1, x.shape[1], embeddingSize)])
  }

  /// Divided among the heads: (S, N, E) -> (N * h, S, d).
  private func heads(_ x: Tensor, addingZero: Bool = false) throws(TensorError) -> Tensor {
    let rows = x.shape[1] * headCount
    let size = embeddingSize / headCount
    let result = try x.reshape(x.shape[0], rows, size).transpose(0, 1)
    guard addingZero else { return result }
    return try .cat([result, .zeros([rows, 1, size], dtype: x.dtype, device: x.device)], 1)
  }

  public override var className: String { "MultiheadAttention" }
}

/// How a call wants positions to be looked at.
private struct Look {
  let mask: Tensor?
  let padding: Tensor?
  let needsWeights: Bool
  let isCausal: Bool

  init(_ mask: Tensor?, _ padding: Tensor?, _ needsWeights: Bool, _ isCausal: Bool) {
    self.mask = mask
    self.padding = padding
    self.needsWeights = needsWeights
    self.isCausal = isCausal
  }

  /// Whether PyTorch believes the hint and does not look at the mask.
  var believesHint: Bool { isCausal && padding == nil && !needsWeights }
}
