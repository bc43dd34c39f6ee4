public import Tensors

/// A bilinear map of two inputs: `a` times `weight` times `b`, plus `bias`.
///
/// Mirrors `torch.nn.Bilinear`: `(…, firstFeatures)`, `(…, secondFeatures) -> (…, outFeatures)`.
/// `weight` has the shape `(outFeatures, firstFeatures, secondFeatures)`.
public final class Bilinear: Module {
  /// The size of the last dimension of the first input.
  public let firstFeatures: Int
  /// The size of the last dimension of the second input.
  public let secondFeatures: Int
  /// The size of the last dimension of the output.
  public let outFeatures: Int

  /// Makes a layer with random weights.
  public init(
    _ firstFeatures: Int,
    _ secondFeatures: Int,
    _ outFeatures: Int,
    bias: Bool = true,
    device: Device = .cpu,
    dtype: DType = .float32
  ) {
    self.firstFeatures = firstFeatures
    self.secondFeatures = secondFeatures
    self.outFeatures = outFeatures
    super.init()
    let make = Parameters(device: device, dtype: dtype)
    let bound = 1 / Double(firstFeatures).squareRoot()
    registerParameter(
      "weight",
      make.uniform([outFeatures, firstFeatures, secondFeatures], bound: bound)
    )
    registerParameter("bias", bias ? make.uniform([outFeatures], bound: bound) : nil)
  }

  /// Computes the layer's output.
  public func forward(_ a: Tensor, _ b: Tensor) throws(TensorError) -> Tensor {
    try check(a, b)
    let weight = required(parameter: "weight")
    let count = a.shape.dropLast().reduce(1, *)
    // (n, i) x (i, o * j) -> (n, o, j), times (n, j, 1)
    let matrix = try weight.permute(1, 0, 2).reshape(firstFeatures, -1)
    let partial = try a.reshape(count, firstFeatures).matmul(matrix)
      .reshape(count, outFeatures, secondFeatures)
    var result = try partial.bmm(b.reshape(count, secondFeatures, 1))
      .reshape(a.shape.dropLast() + [outFeatures])
    if let bias = parameter("bias") { result = try result + bias }
    return result
  }

  private func check(_ a: Tensor, _ b: Tensor) throws(TensorError) {
    for (index, (x, y)) in zip(a.shape.dropLast(), b.shape.dropLast()).enumerated() where x != y {
      throw .layer(.bilinearBatch(dimension: index, x, y))
    }
    for (number, input, size) in [(1, a, firstFeatures), (2, b, secondFeatures)]
    where input.shape.last != size {
      throw .layer(.bilinearSize(input: number, given: input.shape.last ?? 1, expected: size))
    }
  }

  public override var className: String { "Bilinear" }

  public override var extraDescription: String {
    "in1_features=\(firstFeatures), in2_features=\(secondFeatures), "
      + "out_features=\(outFeatures), bias=\(Python.repr(parameter("bias") != nil))"
  }
}
