import Tensors

extension Spec {
  /// Attention and transformers; `nil` for other classes.
  func buildAttention(_ arguments: inout SpecArguments) throws(SpecError) -> Module? {
    switch kind {
    case "MultiheadAttention":
      try arguments.require("embed_dim", "num_heads")
      let (size, heads) = (try arguments.int("embed_dim"), try arguments.int("num_heads"))
      try checkHeads(size, heads, arguments)
      let dropout = try arguments.double("dropout", 0)
      try arguments.check(Dropout.fault(dropout))
      return MultiheadAttention(
        size,
        heads,
        dropout: dropout,
        bias: try arguments.bool("bias", true),
        addBiasKV: try arguments.bool("add_bias_kv", false),
        addZeroAttention: try arguments.bool("add_zero_attn", false),
        keySize: try arguments.optionalInt("kdim"),
        valueSize: try arguments.optionalInt("vdim"),
        batchFirst: try arguments.bool("batch_first", false),
        device: try arguments.device()
      )
    case "TransformerEncoderLayer": return try buildEncoderLayer(&arguments)
    case "TransformerEncoder": return try buildEncoder(&arguments)
    default: return nil
    }
  }

  private func buildEncoderLayer(
    _ arguments: inout SpecArguments
  ) throws(SpecError) -> TransformerEncoderLayer {
    try arguments.require("d_model", "nhead")
    let (size, heads) = (try arguments.int("d_model"), try arguments.int("nhead"))
    try checkHeads(size, heads, arguments)
    let dropout = try arguments.double("dropout", 0.1)
    try arguments.check(Dropout.fault(dropout))
    let name = try arguments.string("activation", "relu")
    guard let activation = TransformerEncoderLayer.Activation(rawValue: name) else {
      throw .refused("activation should be relu/gelu, not \(name)", pythonClass: "RuntimeError")
    }
    return TransformerEncoderLayer(
      size,
      heads,
      feedForwardSize: try arguments.int("dim_feedforward", 2048),
      dropout: dropout,
      activation: activation,
      epsilon: try arguments.double("layer_norm_eps", 1e-5),
      batchFirst: try arguments.bool("batch_first", false),
      normFirst: try arguments.bool("norm_first", false),
      bias: try arguments.bool("bias", true),
      device: try arguments.device()
    )
  }

  private func buildEncoder(_ arguments: inout SpecArguments) throws(SpecError) -> Module {
    try arguments.require("layer", "num_layers")
    guard let spec = try arguments.optionalSpec("layer"), spec.kind == "TransformerEncoderLayer"
    else { throw .wrongArgument("layer", layer: kind) }
    let count = try arguments.int("num_layers")
    guard count > 0 else { throw .wrongArgument("num_layers", layer: kind) }
    // The arguments are checked by making the first layer; the others cannot fail then.
    let place = arguments.place
    var layerArguments = SpecArguments(spec, on: place)
    try layerArguments.checkSizes()
    let first = try spec.buildEncoderLayer(&layerArguments)
    try layerArguments.finish()
    let norm = try arguments.optionalSpec("norm")
    _ = try arguments.bool("enable_nested_tensor", true)
    _ = try arguments.bool("mask_check", true)
    var made = 0
    let encoder = TransformerEncoder(
      {
        made += 1
        var copy = SpecArguments(spec, on: place)
        return made == 1 ? first : (try? spec.buildEncoderLayer(&copy)) ?? first
      },
      count,
      norm: try norm?.build(on: arguments.place)
    )
    return encoder
  }

  private func checkHeads(
    _ size: Int,
    _ heads: Int,
    _ arguments: SpecArguments
  ) throws(SpecError) {
    let isEmpty = size <= 0 || heads <= 0
    try arguments.check(
      MultiheadAttention.fault(size, heads),
      pythonClass: isEmpty ? "ValueError" : "AssertionError"
    )
  }
}
