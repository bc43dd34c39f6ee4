public import Tensors

/// A module that holds what a spec says and computes nothing.
///
/// It stands for a subclass of `torch.nn.Module` in somebody's Python program.
public final class CustomModule: Module {
  private let name: String
  private let ownVersion: Int
  private var extra: Value?

  /// Makes a module with zeros everywhere.
  public init(_ spec: CustomSpec) {
    name = spec.name
    ownVersion = spec.version
    extra = spec.extraState
    super.init()
    for (name, entry) in spec.parameters {
      let parameter = entry.map {
        Parameter(.zeros($0.shape, dtype: $0.dtype), requiresGrad: $0.requiresGrad)
      }
      registerParameter(name, parameter)
    }
    for (name, entry) in spec.buffers {
      let buffer = entry.map { Tensor.zeros($0.shape, dtype: $0.dtype) }
      registerBuffer(name, buffer, persistent: entry?.isPersistent ?? true)
    }
  }

  public override var className: String { name }

  public override var version: Int { ownVersion }

  public override var hasExtraState: Bool { extra != nil }

  public override var extraState: Value {
    get { extra ?? .none }
    set { extra = newValue }
  }
}
