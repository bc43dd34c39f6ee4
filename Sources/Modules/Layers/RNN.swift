public import Tensors

/// Recurrent layers that squash the sum of input and state.
///
/// Mirrors `torch.nn.RNN`: `(L, N, inputSize) -> (L, N, directions * hiddenSize)`.
public final class RNN: Recurrent {
  /// What squashes the sum.
  public enum Nonlinearity: String, Sendable { case tanh, relu }

  private let nonlinearity: Nonlinearity

  /// Makes layers with random weights.
  public init(
    _ inputSize: Int,
    _ hiddenSize: Int,
    layerCount: Int = 1,
    nonlinearity: Nonlinearity = .tanh,
    bias: Bool = true,
    batchFirst: Bool = false,
    dropout: Double = 0,
    bidirectional: Bool = false,
    device: Device = .cpu,
    dtype: DType = .float32
  ) {
    self.nonlinearity = nonlinearity
    super.init(
      RecurrentOptions(
        inputSize: inputSize,
        hiddenSize: hiddenSize,
        layerCount: layerCount,
        bias: bias,
        batchFirst: batchFirst,
        dropout: dropout,
        bidirectional: bidirectional
      ),
      gates: 1,
      device: device,
      dtype: dtype
    )
  }

  /// Makes layers with these options.
  init(
    _ options: RecurrentOptions,
    nonlinearity: Nonlinearity,
    device: Device
  ) {
    self.nonlinearity = nonlinearity
    super.init(options, gates: 1, device: device, dtype: .float32)
  }

  override func step(
    _ gates: Tensor,
    _ state: RecurrentState,
    _ suffix: String
  ) throws(TensorError) -> RecurrentState {
    let sum = try gates + recurrentGates(state, suffix)
    return RecurrentState(hidden: nonlinearity == .tanh ? try sum.tanh() : try sum.relu())
  }

  public override var className: String { "RNN" }
}

/// Recurrent layers with a memory that gates write, keep and read.
///
/// Mirrors `torch.nn.LSTM`: `(L, N, inputSize) -> (L, N, directions * hiddenSize)`.
public final class LSTM: Recurrent {
  override init(_ options: RecurrentOptions, gates: Int, device: Device, dtype: DType) {
    super.init(options, gates: gates, device: device, dtype: dtype)
  }

  /// Makes layers with random weights.
  public init(
    _ inputSize: Int,
    _ hiddenSize: Int,
    layerCount: Int = 1,
    bias: Bool = true,
    batchFirst: Bool = false,
    dropout: Double = 0,
    bidirectional: Bool = false,
    projectionSize: Int = 0,
    device: Device = .cpu,
    dtype: DType = .float32
  ) {
    super.init(
      RecurrentOptions(
        inputSize: inputSize,
        hiddenSize: hiddenSize,
        layerCount: layerCount,
        bias: bias,
        batchFirst: batchFirst,
        dropout: dropout,
        bidirectional: bidirectional,
        projectionSize: projectionSize
      ),
      gates: 4,
      device: device,
      dtype: dtype
    )
  }

  override func step(
    _ gates: Tensor,
    _ state: RecurrentState,
    _ suffix: String
  ) throws(TensorError) -> RecurrentState {
    let parts = try (gates + recurrentGates(state, suffix)).chunks(4, 1)
    let (write, keep) = try (parts[0].sigmoid(), parts[1].sigmoid())
    let (news, read) = try (parts[2].tanh(), parts[3].sigmoid())
    var cell = try write * news
    if let memory = state.cell { cell = try keep * memory + cell }
    var hidden = try read * cell.tanh()
    if let projection = parameter("weight_hr" + suffix) {
      hidden = try .linear(hidden, weight: projection, bias: nil)
    }
    return RecurrentState(hidden: hidden, cell: cell)
  }

  public override var className: String { "LSTM" }
}

/// Recurrent layers whose gates mix the old state with a new one.
///
/// Mirrors `torch.nn.GRU`: `(L, N, inputSize) -> (L, N, directions * hiddenSize)`.
public final class GRU: Recurrent {
  override init(_ options: RecurrentOptions, gates: Int, device: Device, dtype: DType) {
    super.init(options, gates: gates, device: device, dtype: dtype)
  }

  /// Makes layers with random weights.
  public init(
    _ inputSize: Int,
    _ hiddenSize: Int,
    layerCount: Int = 1,
    bias: Bool = true,
    batchFirst: Bool = false,
    dropout: Double = 0,
    bidirectional: Bool = false,
    device: Device = .cpu,
    dtype: DType = .float32
  ) {
    super.init(
      RecurrentOptions(
        inputSize: inputSize,
        hiddenSize: hiddenSize,
        layerCount: layerCount,
        bias: bias,
        batchFirst: batchFirst,
        dropout: dropout,
        bidirectional: bidirectional
      ),
      gates: 3,
      device: device,
      dtype: dtype
    )
  }

  override func step(
    _ gates: Tensor,
    _ state: RecurrentState,
    _ suffix: String
  ) throws(TensorError) -> RecurrentState {
    let input = try gates.chunks(3, 1)
    let recurrent = try recurrentGates(state, suffix).chunks(3, 1)
    let reset = try (input[0] + recurrent[0]).sigmoid()
    let update = try (input[1] + recurrent[1]).sigmoid()
    let news = try (input[2] + reset * recurrent[2]).tanh()
    return RecurrentState(hidden: try news + update * (state.hidden - news))
  }

  public override var className: String { "GRU" }
}
