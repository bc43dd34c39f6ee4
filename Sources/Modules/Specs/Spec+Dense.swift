import Tensors

extension Spec {
  /// Linear maps, tables, and what has no numbers of its own; `nil` for other classes.
  func buildDense(_ arguments: inout SpecArguments) throws(SpecError) -> Module? {
    switch kind {
    case "Linear":
      try arguments.require("in_features", "out_features")
      return Linear(
        try arguments.int("in_features"),
        try arguments.int("out_features"),
        bias: try arguments.bool("bias", true),
        device: try arguments.device()
      )
    case "Bilinear":
      try arguments.require("in1_features", "in2_features", "out_features")
      return Bilinear(
        try arguments.int("in1_features"),
        try arguments.int("in2_features"),
        try arguments.int("out_features"),
        bias: try arguments.bool("bias", true),
        device: try arguments.device()
      )
    case "Embedding": return try buildEmbedding(&arguments)
    case "Dropout":
      let probability = try arguments.double("p", 0.5)
      try arguments.check(Dropout.fault(probability))
      return Dropout(probability, inplace: try arguments.bool("inplace", false))
    case "Flatten":
      return Flatten(
        startDimension: try arguments.int("start_dim", 1),
        endDimension: try arguments.int("end_dim", -1)
      )
    case "Identity": return Identity()
    case "DataParallel":
      try arguments.require("module")
      guard let spec = try arguments.optionalSpec("module") else { return nil }
      return DataParallel(try spec.build(on: arguments.place))
    default: return nil
    }
  }

  private func buildEmbedding(_ arguments: inout SpecArguments) throws(SpecError) -> Module {
    try arguments.require("num_embeddings", "embedding_dim")
    let count = try arguments.int("num_embeddings")
    let padding = try arguments.optionalInt("padding_idx")
    try arguments.check(
      Embedding.fault(count, paddingIndex: padding),
      pythonClass: "AssertionError"
    )
    let size = try arguments.int("embedding_dim")
    let device = try arguments.device()
    #if PROGRAMS
      return Embedding(count, size, paddingIndex: padding, device: device)
    #else
      return Embedding(
        count,
        size,
        paddingIndex: padding,
        maxNorm: try arguments.optionalDouble("max_norm", nil),
        normType: try arguments.double("norm_type", 2),
        scaleGradByFreq: try arguments.bool("scale_grad_by_freq", false),
        sparse: try arguments.bool("sparse", false),
        device: device
      )
    #endif
  }
}
