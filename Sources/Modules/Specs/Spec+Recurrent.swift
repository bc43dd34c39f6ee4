import Tensors

extension Spec {
  /// Recurrent layers; `nil` for other classes.
  func buildRecurrent(_ arguments: inout SpecArguments) throws(SpecError) -> Module? {
    guard kind == "RNN" || kind == "LSTM" || kind == "GRU" else { return nil }
    try arguments.require("input_size", "hidden_size")
    var options = RecurrentOptions(
      inputSize: try arguments.int("input_size"),
      hiddenSize: try arguments.int("hidden_size")
    )
    options.layerCount = try arguments.int("num_layers", 1)
    options.bias = try arguments.bool("bias", true)
    options.batchFirst = try arguments.bool("batch_first", false)
    options.dropout = try arguments.double("dropout", 0)
    options.bidirectional = try arguments.bool("bidirectional", false)
    if kind == "LSTM" { options.projectionSize = try arguments.int("proj_size", 0) }
    try arguments.check(options.fault)
    let device = try arguments.device()
    switch kind {
    case "LSTM": return LSTM(options, gates: 4, device: device, dtype: .float32)
    case "GRU": return GRU(options, gates: 3, device: device, dtype: .float32)
    default:
      let name = try arguments.string("nonlinearity", "tanh")
      guard let nonlinearity = RNN.Nonlinearity(rawValue: name) else {
        let message =
          "Unknown nonlinearity " + Python.repr(name) + ". Select from 'tanh' or 'relu'."
        throw .refused(message, pythonClass: "ValueError")
      }
      return RNN(options, nonlinearity: nonlinearity, device: device)
    }
  }
}
