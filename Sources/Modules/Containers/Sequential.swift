public import Tensors

/// Modules one after another, named `0`, `1`, `2`, … or as given.
///
/// Mirrors `torch.nn.Sequential`.
public final class Sequential: Module {
  /// Makes a sequence of modules, named by their places.
  public convenience init(_ modules: Module...) { self.init(modules) }

  /// Makes a sequence of modules, named by their places.
  public init(_ modules: [Module]) {
    super.init()
    for (index, module) in modules.enumerated() { register(String(index), module) }
  }

  /// Makes a sequence of modules with names of their own.
  public init(named modules: [(name: String, module: Module)]) {
    super.init()
    for (name, module) in modules { register(name, module) }
  }

  /// The module at a place.
  public subscript(index: Int) -> Module { children()[index] }

  /// How many modules there are.
  public var count: Int { children().count }

  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    var x = x
    for module in children() { x = try module(x) }
    return x
  }

  public override var className: String { "Sequential" }
}
