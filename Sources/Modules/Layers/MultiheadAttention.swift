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
  public func forward(
    _ query: Tensor,
    _ key: Tensor,
    _ value: Tensor
  ) throws(TensorError) -> Tensor {
    guard query.rank == 2 || query.rank == 3 else { throw .layer(.attentionRank(query.rank)) }
    guard query.rank == 3 else {
      return try attend(query.unsqueeze(1), key.unsqueeze(1), value.unsqueeze(1)).squeeze(1)
    }
    guard batchFirst else { return try attend(query, key, value) }
    return try attend(query.transpose(0, 1), key.transpose(0, 1), value.transpose(0, 1))
      .transpose(0, 1)
  }

  /// Computes with the sequence first: (L, N, E), (S, N, K), (S, N, V) -> (L, N, E).
  private func attend(
    _ query: Tensor,
    _ key: Tensor,
    _ value: Tensor
  ) throws(TensorError) -> Tensor {
    guard query.shape[2] == embeddingSize else {
      throw .layer(.attentionSize(expected: embeddingSize, given: query.shape[2]))
    }
    let (length, batch) = (query.shape[0], query.shape[1])
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
    let shares = try (queries * scale).bmm(keys.transpose(1, 2)).softmax(-1)
    dropout.train(isTraining)
    let found = try dropout(shares).bmm(values)  // (N * h, L, d)
    let joined = try found.transpose(0, 1).reshape(length, batch, embeddingSize)
    guard let output = module(at: "out_proj") else {
      throw .missing(name: "out_proj", module: className)
    }
    return try output(joined)
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
