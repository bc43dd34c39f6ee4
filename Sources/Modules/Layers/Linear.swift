public import Tensors

/// A linear map: `x` times the transpose of `weight`, plus `bias`.
///
/// Mirrors `torch.nn.Linear`: `(…, inFeatures) -> (…, outFeatures)`. `weight` has the shape
/// `(outFeatures, inFeatures)`, `bias` the shape `(outFeatures)`.
public final class Linear: Module {
  /// The size of the last dimension of the input.
  public let inFeatures: Int
  /// The size of the last dimension of the output.
  public let outFeatures: Int

  /// Makes a layer with random weights.
  public init(
    _ inFeatures: Int,
    _ outFeatures: Int,
    bias: Bool = true,
    device: Device = .cpu,
    dtype: DType = .float32
  ) {
    self.inFeatures = inFeatures
    self.outFeatures = outFeatures
    super.init()
    let make = Parameters(device: device, dtype: dtype)
    let weight = make.kaimingUniform([outFeatures, inFeatures])
    registerParameter("weight", weight)
    registerParameter("bias", bias ? make.uniformBias([outFeatures], weight: weight) : nil)
  }

  /// The factors.
  public var weight: Parameter { required(parameter: "weight") }

  /// What is added, or `nil` where nothing is.
  public var bias: Parameter? { parameter("bias") }

  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    try .linear(x, weight: weight, bias: bias)
  }

  /// Whether this is the last map of an attention layer, for which PyTorch has a class of its own.
  var isOutputProjection = false

  public override var className: String {
    isOutputProjection ? "NonDynamicallyQuantizableLinear" : "Linear"
  }

  public override var extraDescription: String {
    "in_features=\(inFeatures), out_features=\(outFeatures), bias=\(Python.repr(bias != nil))"
  }
}
