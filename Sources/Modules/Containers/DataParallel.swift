public import Tensors

/// A module under the name `module`, which is where a `module.` in a checkpoint's names comes from.
///
/// Mirrors `torch.nn.DataParallel` on a machine without accelerators, where it does nothing else.
public final class DataParallel: Module {
  private let module: Module

  /// Wraps a module.
  public init(_ module: Module) {
    self.module = module
    super.init()
    register("module", module)
  }

  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor { try module(x) }

  public override var className: String { "DataParallel" }
}
