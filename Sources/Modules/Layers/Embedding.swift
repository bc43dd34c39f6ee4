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
  /// How large the norm of a row that is used may be; `nil` for as large as it is.
  public let maxNorm: Double?
  /// Which norm that is, the root of the sum of these powers.
  public let normType: Double
  /// Whether a row's gradient is divided by how often the row was used.
  public let scaleGradByFreq: Bool
  private let sparse: Bool

  /// Makes a table of normal numbers.
  ///
  /// `sparse` is shown in the description; gradients are dense in any case.
  public init(
    _ embeddingCount: Int,
    _ embeddingDimension: Int,
    paddingIndex: Int? = nil,
    maxNorm: Double? = nil,
    normType: Double = 2,
    scaleGradByFreq: Bool = false,
    sparse: Bool = false,
    device: Device = .cpu,
    dtype: DType = .float32
  ) {
    let fault = Self.fault(embeddingCount, paddingIndex: paddingIndex)
    precondition(fault == nil, fault ?? "")
    self.embeddingCount = embeddingCount
    self.embeddingDimension = embeddingDimension
    self.paddingIndex = paddingIndex.map { $0 < 0 ? $0 + embeddingCount : $0 }
    (self.maxNorm, self.normType) = (maxNorm, normType)
    (self.scaleGradByFreq, self.sparse) = (scaleGradByFreq, sparse)
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

  /// The rows; those that are too long are shortened in the table first.
  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    if let maxNorm { try weight.renormaliseRows(at: x, most: maxNorm, normType) }
    return try weight.rows(at: x, padding: paddingIndex, scaledByFrequency: scaleGradByFreq)
  }

  public override var className: String { "Embedding" }

  public override var extraDescription: String {
    var text = "\(embeddingCount), \(embeddingDimension)"
    if let paddingIndex { text += ", padding_idx=\(paddingIndex)" }
    if let maxNorm { text += ", max_norm=\(maxNorm)" }
    if normType != 2 { text += ", norm_type=\(normType)" }
    if scaleGradByFreq { text += ", scale_grad_by_freq=True" }
    if sparse { text += ", sparse=True" }
    return text
  }
}
