public import Tensors

/// Normalises every input over its last dimensions.
///
/// Mirrors `torch.nn.LayerNorm`: any shape that ends in `normalizedShape` to the same shape.
public final class LayerNorm: Module {
  /// The sizes of the last dimensions, which are normalised together.
  public let normalizedShape: [Int]
  /// Added to the variance.
  public let epsilon: Double
  private let affine: Bool

  /// Makes a layer.
  public init(
    _ normalizedShape: Sizes,
    epsilon: Double = 1e-5,
    elementwiseAffine: Bool = true,
    bias: Bool = true,
    device: Device = .cpu,
    dtype: DType = .float32
  ) {
    self.normalizedShape = normalizedShape.list
    self.epsilon = epsilon
    affine = elementwiseAffine
    super.init()
    let make = Parameters(device: device, dtype: dtype)
    registerParameter("weight", affine ? make.ones(self.normalizedShape) : nil)
    registerParameter("bias", affine && bias ? make.zeros(self.normalizedShape) : nil)
  }

  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    let size = try rowSize(of: x, normalizedShape, isRMS: false)
    try requireSameDevice(
      ["input": x, "weight": parameter("weight"), "bias": parameter("bias")],
      in: "_native_layer_norm"
    )
    var result = try x.normalizedRows(of: size, epsilon: epsilon)
    if let weight = parameter("weight") { result = try result * weight }
    if let bias = parameter("bias") { result = try result + bias }
    return result
  }

  public override var className: String { "LayerNorm" }

  public override var extraDescription: String {
    "\(Python.tuple(normalizedShape)), eps=\(epsilon), "
      + "elementwise_affine=\(Python.repr(affine)), "
      + "bias=\(Python.repr(parameter("bias") != nil))"
  }
}

/// Divides every input by the root of the mean of its squares over the last dimensions.
///
/// Mirrors `torch.nn.RMSNorm`: any shape that ends in `normalizedShape` to the same shape.
public final class RMSNorm: Module {
  /// The sizes of the last dimensions, which are normalised together.
  public let normalizedShape: [Int]
  /// Added to the mean, or `nil` for the dtype's own smallest step.
  public let epsilon: Double?
  private let affine: Bool

  /// Makes a layer.
  public init(
    _ normalizedShape: Sizes,
    epsilon: Double? = nil,
    elementwiseAffine: Bool = true,
    device: Device = .cpu,
    dtype: DType = .float32
  ) {
    self.normalizedShape = normalizedShape.list
    self.epsilon = epsilon
    affine = elementwiseAffine
    super.init()
    let make = Parameters(device: device, dtype: dtype)
    registerParameter("weight", affine ? make.ones(self.normalizedShape) : nil)
  }

  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    let size = try rowSize(of: x, normalizedShape, isRMS: true)
    // What `torch.finfo(dtype).eps` says of the type that computes.
    let smallest = x.dtype == .float64 ? Double.ulpOfOne : Double(Float.ulpOfOne)
    let result = try x.normalizedRows(of: size, epsilon: epsilon ?? smallest, centered: false)
    guard let weight = parameter("weight") else { return result }
    return try result * weight
  }

  public override var className: String { "RMSNorm" }

  public override var extraDescription: String {
    "\(Python.tuple(normalizedShape)), eps=\(epsilon.map { String($0) } ?? "None"), "
      + "elementwise_affine=\(Python.repr(affine))"
  }
}

/// How many elements are normalised together; throws where the input does not end in that shape.
private func rowSize(
  of x: Tensor,
  _ shape: [Int],
  isRMS: Bool
) throws(TensorError) -> Int {
  guard x.rank >= shape.count, x.shape.suffix(shape.count).elementsEqual(shape) else {
    throw .layer(.normalizedShape(shape, input: x.shape, isRMS: isRMS))
  }
  return shape.reduce(1, *)
}
