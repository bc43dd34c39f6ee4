public import Tensors

/// Goes through sequences step by step, carrying a state along.
///
/// The common part of `RNN`, `LSTM` and `GRU`; mirrors `torch.nn.RNNBase`.
///
/// Inputs are `(L, N, inputSize)`, with `batchFirst` `(N, L, inputSize)`, without a batch
/// `(L, inputSize)`; outputs have `hiddenSize` (or the size of the projection) times the number of
/// directions instead of `inputSize`.
public class Recurrent: Module {
  /// The size of a step's input.
  public let inputSize: Int
  /// The size of the state.
  public let hiddenSize: Int
  /// How many layers are stacked.
  public let layerCount: Int
  /// Whether there are also layers that go from the end to the start.
  public let bidirectional: Bool
  /// Whether the first dimension of inputs is the batch.
  public let batchFirst: Bool
  /// The probability of dropout between layers.
  public let dropout: Double
  /// The size to which an LSTM's state is projected; 0 for none.
  public let projectionSize: Int
  private let hasBias: Bool

  init(_ options: RecurrentOptions, gates: Int, device: Device, dtype: DType) {
    let fault = options.fault
    precondition(fault == nil, fault ?? "")
    inputSize = options.inputSize
    hiddenSize = options.hiddenSize
    layerCount = options.layerCount
    bidirectional = options.bidirectional
    batchFirst = options.batchFirst
    dropout = options.dropout
    projectionSize = options.projectionSize
    hasBias = options.bias
    super.init()
    let make = Parameters(device: device, dtype: dtype)
    for layer in 0..<layerCount {
      let size = layer == 0 ? inputSize : outputSize * directions
      for direction in 0..<directions {
        register(gates: gates, size, suffix: suffix(layer, direction), make)
      }
    }
    let bound = 1 / Double(hiddenSize).squareRoot()
    for parameter in parameters() { make.fillUniform(parameter, bound: bound) }
  }

  private func register(gates: Int, _ size: Int, suffix: String, _ make: Parameters) {
    let rows = gates * hiddenSize
    register("weight_ih" + suffix, make.zeros([rows, size]))
    register("weight_hh" + suffix, make.zeros([rows, outputSize]))
    if hasBias {
      register("bias_ih" + suffix, make.zeros([rows]))
      register("bias_hh" + suffix, make.zeros([rows]))
    }
    if projectionSize > 0 {
      register("weight_hr" + suffix, make.zeros([projectionSize, hiddenSize]))
    }
  }

  /// The size of a step's output in one direction.
  var outputSize: Int { projectionSize > 0 ? projectionSize : hiddenSize }

  var directions: Int { bidirectional ? 2 : 1 }

  /// What the names of a layer's parameters end in, as in `_l0_reverse`.
  func suffix(_ layer: Int, _ direction: Int) -> String {
    "_l\(layer)" + (direction == 1 ? "_reverse" : "")
  }

  /// The state after one step: (N, gates), (N, outputSize) -> (N, outputSize).
  ///
  /// - Parameters:
  ///   - gates: the input's part of the sums that decide.
  ///   - state: the state before the step.
  ///   - suffix: what the names of the layer's parameters end in.
  /// - Returns: the state after the step.
  /// - Throws: `TensorError` where shapes do not fit.
  func step(
    _ gates: Tensor,
    _ state: RecurrentState,
    _ suffix: String
  ) throws(TensorError) -> RecurrentState {
    throw .notImplemented(forward: className)
  }

  /// The state's part of the sums that decide: (N, outputSize) -> (N, gates).
  func recurrentGates(_ state: RecurrentState, _ suffix: String) throws(TensorError) -> Tensor {
    try .linear(
      state.hidden,
      weight: required(parameter: "weight_hh" + suffix),
      bias: parameter("bias_hh" + suffix)
    )
  }

  override var refersToParameters: Bool { true }

  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    try run(x, nil).output
  }

  public override var extraDescription: String {
    var text = "\(inputSize), \(hiddenSize)"
    if projectionSize != 0 { text += ", proj_size=\(projectionSize)" }
    if layerCount != 1 { text += ", num_layers=\(layerCount)" }
    if !hasBias { text += ", bias=False" }
    if batchFirst { text += ", batch_first=True" }
    if dropout != 0 { text += ", dropout=\(dropout)" }
    if bidirectional { text += ", bidirectional=True" }
    return text
  }
}

/// What recurrent layers are made with.
struct RecurrentOptions {
  var inputSize: Int
  var hiddenSize: Int
  var layerCount = 1
  var bias = true
  var batchFirst = false
  var dropout = 0.0
  var bidirectional = false
  var projectionSize = 0

  /// What PyTorch says where the sizes make no sense, or `nil` where they do.
  var fault: String? {
    if !(0...1).contains(dropout) {
      return "dropout should be a number in range [0, 1] representing the probability of an "
        + "element being zeroed"
    }
    if inputSize <= 0 { return "input_size must be greater than zero" }
    if hiddenSize <= 0 { return "hidden_size must be greater than zero" }
    if layerCount <= 0 { return "num_layers must be greater than zero" }
    if projectionSize < 0 {
      return "proj_size should be a positive integer or zero to disable projections"
    }
    if projectionSize >= hiddenSize { return "proj_size has to be smaller than hidden_size" }
    return nil
  }
}

/// What a recurrent layer carries from step to step.
public struct RecurrentState {
  /// The output of the last step.
  public var hidden: Tensor
  /// An LSTM's memory; `nil` for other layers.
  public var cell: Tensor?

  /// Makes a state.
  public init(hidden: Tensor, cell: Tensor? = nil) {
    self.hidden = hidden
    self.cell = cell
  }
}
