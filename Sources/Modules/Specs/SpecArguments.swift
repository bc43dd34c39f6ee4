import Tensors

/// A constructor's arguments while it takes them, one after another.
struct SpecArguments {
  /// The class, as Python's messages name it.
  let layer: String
  /// Where the layer is made whatever the spec says; `nil` for where it says.
  let place: Device?
  private var rest: OrderedDictionary<SpecArgument>

  init(_ spec: Spec, on device: Device? = nil) {
    place = device
    layer = SpecArguments.constructor(of: spec.kind)
    rest = spec.arguments
  }

  /// Throws where a size is negative, or the sizes together exceed any memory.
  ///
  /// A model is made of what somebody else has written; it must not be able to stop the program.
  func checkSizes() throws(SpecError) {
    var product = 1.0
    for (name, value) in rest {
      guard let power = Self.sizes[name] else { continue }
      for size in value.integers {
        guard size >= 0 else {
          let message = "Trying to create tensor with negative dimension \(size): [\(size)]"
          throw .refused(message, pythonClass: "RuntimeError")
        }
        for _ in 0..<power { product *= Double(Swift.max(size, 1)) }
      }
    }
    let layers = rest["num_layers"]?.integers.first ?? 1
    guard product <= Self.largestProduct, layers <= Self.mostLayers else {
      throw .tensor(.outOfMemory(.max))
    }
  }

  /// Up to here the sizes of a layer's tensors can be computed; whether there is room is seen then.
  private static let largestProduct = Double(Int.max) / 64

  /// More layers than this no model has.
  private static let mostLayers = 10_000

  /// The arguments that sizes of tensors follow from, and to which power.
  private static let sizes: [String: Int] = [
    "in_features": 1, "out_features": 1, "in1_features": 1, "in2_features": 1, "in_channels": 1,
    "out_channels": 1, "kernel_size": 3, "num_features": 1, "num_embeddings": 1,
    "embedding_dim": 1, "num_channels": 1, "normalized_shape": 1, "num_parameters": 1,
    "input_size": 1, "hidden_size": 2, "num_layers": 1, "proj_size": 1, "embed_dim": 2, "kdim": 1,
    "vdim": 1, "d_model": 2, "dim_feedforward": 1,
  ]

  /// Throws where one of these is not given.
  func require(_ names: String...) throws(SpecError) {
    let missing = names.filter { rest[$0] == nil }
    guard missing.isEmpty else { throw .missingArguments(missing, layer: layer) }
  }

  /// Throws where something is left that nobody took.
  func finish() throws(SpecError) {
    if let name = rest.keys.first { throw .unexpectedArgument(name, layer: layer) }
  }

  mutating func int(_ name: String, _ fallback: Int = 0) throws(SpecError) -> Int {
    try optionalInt(name) ?? fallback
  }

  mutating func optionalInt(_ name: String) throws(SpecError) -> Int? {
    switch rest.removeValue(forKey: name) {
    case nil, .some(.none): nil
    case .int(let value): value
    default: throw .wrongArgument(name, layer: layer)
    }
  }

  mutating func bool(_ name: String, _ fallback: Bool) throws(SpecError) -> Bool {
    switch rest.removeValue(forKey: name) {
    case nil: fallback
    case .bool(let value): value
    default: throw .wrongArgument(name, layer: layer)
    }
  }

  mutating func double(_ name: String, _ fallback: Double) throws(SpecError) -> Double {
    try optionalDouble(name, fallback) ?? fallback
  }

  /// A number; `None` is `nil`, and what is not given is `fallback`.
  mutating func optionalDouble(_ name: String, _ fallback: Double?) throws(SpecError) -> Double? {
    switch rest.removeValue(forKey: name) {
    case nil: fallback
    case .some(.none): nil
    case .double(let value): value
    case .int(let value): Double(value)
    default: throw .wrongArgument(name, layer: layer)
    }
  }

  mutating func string(_ name: String, _ fallback: String) throws(SpecError) -> String {
    switch rest.removeValue(forKey: name) {
    case nil: fallback
    case .string(let value): value
    default: throw .wrongArgument(name, layer: layer)
    }
  }

  /// The text that an argument is, which is taken then, or `nil` where it is no text.
  mutating func text(_ name: String) -> String? {
    guard case .string(let value) = rest[name] else { return nil }
    rest.removeValue(forKey: name)
    return value
  }

  /// Sizes for `rank` dimensions; 0 takes any number of them.
  mutating func sizes(
    _ name: String,
    _ fallback: Sizes = 1,
    rank: Int
  ) throws(SpecError) -> Sizes {
    try optionalSizes(name, rank: rank) ?? fallback
  }

  mutating func optionalSizes(_ name: String, rank: Int) throws(SpecError) -> Sizes? {
    switch rest.removeValue(forKey: name) {
    case nil, .some(.none): return nil
    case .int(let value): return .all(value)
    case .ints(let values) where rank == 0 || values.count == rank:
      let sizes = values.compactMap { $0 }
      guard sizes.count == values.count else { throw .wrongArgument(name, layer: layer) }
      return .each(sizes)
    default: throw .wrongArgument(name, layer: layer)
    }
  }

  mutating func adaptiveSizes(_ name: String, rank: Int) throws(SpecError) -> AdaptiveSizes {
    switch rest.removeValue(forKey: name) {
    case .some(.none): .all(nil)
    case .int(let value): .all(value)
    case .ints(let values) where values.count == rank: .each(values)
    default: throw .wrongArgument(name, layer: layer)
    }
  }

  mutating func optionalSpec(_ name: String) throws(SpecError) -> Spec? {
    switch rest.removeValue(forKey: name) {
    case nil, .some(.none): nil
    case .spec(let spec): spec
    default: throw .wrongArgument(name, layer: layer)
    }
  }

  /// The device, as in `"meta"`.
  mutating func device() throws(SpecError) -> Device {
    let name = try string("device", "cpu")
    let parts = name.parts(at: ":").filter { !$0.isEmpty }
    let device = Device(type: parts.first ?? name, index: parts.count > 1 ? Int(parts[1]) : nil)
    if let place { return place }
    do { return try device.resolved() } catch { throw .tensor(error) }
  }

  /// Throws what PyTorch says of the arguments, where it says something.
  func check(_ fault: String?, pythonClass: String = "ValueError") throws(SpecError) {
    if let fault { throw .refused(fault, pythonClass: pythonClass) }
  }

  /// The class whose constructor Python's messages name.
  private static func constructor(of kind: String) -> String {
    switch kind {
    case "RNN", "LSTM", "GRU": "RNNBase"
    case "Dropout", "Dropout1d", "Dropout2d", "Dropout3d", "AlphaDropout", "FeatureAlphaDropout":
      "_DropoutNd"
    case "MaxPool1d", "MaxPool2d", "MaxPool3d": "_MaxPoolNd"
    case "AdaptiveAvgPool1d", "AdaptiveAvgPool2d", "AdaptiveAvgPool3d": "_AdaptiveAvgPoolNd"
    case "AdaptiveMaxPool1d", "AdaptiveMaxPool2d", "AdaptiveMaxPool3d": "_AdaptiveMaxPoolNd"
    default: kind
    }
  }
}

extension SpecArgument {
  /// The whole numbers that this is or holds.
  fileprivate var integers: [Int] {
    switch self {
    case .int(let value): [value]
    case .ints(let values): values.compactMap { $0 }
    default: []
    }
  }
}
