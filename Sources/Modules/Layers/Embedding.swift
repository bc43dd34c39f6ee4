public import Tensors

/// A row of a table for every index.
///
/// Mirrors `torch.nn.Embedding`: integers `(…) -> (…, embeddingDimension)`. `weight` has the shape
/// `(embeddingCount, embeddingDimension)`.
public final class Embedding: Module {
  /// How many rows the table has.
  public let embeddingCount: Int
  /// How long a row is.
  public let embeddingDimension: Int
  /// The row that stays as it is, initially zeros; `nil` for none.
  public let paddingIndex: Int?

  /// Makes a table of normal numbers.
  public init(
    _ embeddingCount: Int,
    _ embeddingDimension: Int,
    paddingIndex: Int? = nil,
    device: Device = .cpu,
    dtype: DType = .float32
  ) {
    let fault = Self.fault(embeddingCount, paddingIndex: paddingIndex)
    precondition(fault == nil, fault ?? "")
    self.embeddingCount = embeddingCount
    self.embeddingDimension = embeddingDimension
    self.paddingIndex = paddingIndex.map { $0 < 0 ? $0 + embeddingCount : $0 }
    super.init()
    let weight = Parameters(device: device, dtype: dtype)
      .zeros([embeddingCount, embeddingDimension])
    weight.fillNormal()
    if let row = self.paddingIndex { weight[row].zero() }
    registerParameter("weight", weight)
  }

  /// What PyTorch says where the padding is no row of the table, or `nil` where it is.
  static func fault(_ count: Int, paddingIndex: Int?) -> String? {
    guard let paddingIndex, paddingIndex < -count || paddingIndex >= count else { return nil }
    return "Padding_idx must be within num_embeddings"
  }

  /// The table.
  public var weight: Parameter { required(parameter: "weight") }

  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    try weight.rows(at: x)
  }

  public override var className: String { "Embedding" }

  public override var extraDescription: String {
    "\(embeddingCount), \(embeddingDimension)"
      + (paddingIndex.map { ", padding_idx=\($0)" } ?? "")
  }
}
