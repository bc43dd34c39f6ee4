public import Tensors

/// While training, zeroes elements by chance and scales the others up; otherwise nothing.
///
/// Mirrors `torch.nn.Dropout`: any shape to the same shape. Which elements are zeroed follows
/// `manualSeed`, but is not PyTorch's choice.
public final class Dropout: Module {
  /// The probability of an element being zeroed.
  public let probability: Double
  private let inplace: Bool

  /// Makes a layer.
  ///
  /// - Parameters:
  ///   - probability: of an element being zeroed.
  ///   - inplace: shown in the description; the input is left alone in any case.
  public init(_ probability: Double = 0.5, inplace: Bool = false) {
    let fault = Self.fault(probability)
    precondition(fault == nil, fault ?? "")
    self.probability = probability
    self.inplace = inplace
    super.init()
  }

  /// What PyTorch says where this is no probability, or `nil` where it is.
  static func fault(_ probability: Double) -> String? {
    guard !(0...1).contains(probability) else { return nil }
    return "dropout probability has to be between 0 and 1, but got \(probability)"
  }

  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    guard isTraining, probability > 0, x.device != .meta else { return x }
    let mask = try Tensor.zeros(x.shape, device: x.device)
    mask.fillUniform(from: 0, to: 1)
    let scale = probability < 1 ? 1 / (1 - probability) : 0
    return try x * mask.mapped { $0 < probability ? 0 : scale }.to(x.dtype)
  }

  public override var className: String { "Dropout" }

  public override var extraDescription: String {
    "p=\(probability), inplace=\(Python.repr(inplace))"
  }
}
