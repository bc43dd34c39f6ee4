public import Tensors

/// What is negative becomes zero.
///
/// Mirrors `torch.nn.ReLU`: any shape to the same shape.
public final class ReLU: Module {
  private let inplace: Bool

  /// Makes a layer.
  ///
  /// - Parameter inplace: shown in the description; the input is left alone in any case.
  public init(inplace: Bool = false) {
    self.inplace = inplace
    super.init()
  }

  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    x.relu()
  }

  public override var className: String { "ReLU" }

  public override var extraDescription: String { inplace ? "inplace=True" : "" }
}
