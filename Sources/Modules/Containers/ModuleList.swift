/// Modules named by their places; it holds them and computes nothing.
///
/// Mirrors `torch.nn.ModuleList`.
public final class ModuleList: Module {
  /// Makes a list of modules.
  public init(_ modules: [Module] = []) {
    super.init()
    for module in modules { append(module) }
  }

  /// Makes a list of modules.
  public convenience init(_ modules: Module...) { self.init(modules) }

  /// Adds a module at the end.
  public func append(_ module: Module) { register(String(registeredModules.count), module) }

  /// The module at a place.
  public subscript(index: Int) -> Module { children()[index] }

  /// How many modules there are.
  public var count: Int { registeredModules.count }

  public override var className: String { "ModuleList" }

  public override var summarisesRepeatedChildren: Bool { true }
}
