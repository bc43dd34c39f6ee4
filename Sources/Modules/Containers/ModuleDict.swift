import Tensors

/// Modules by name, in order; it holds them and computes nothing.
///
/// Mirrors `torch.nn.ModuleDict`.
public final class ModuleDict: Module {
  /// Makes a dictionary of modules, as in `ModuleDict(["conv": conv, "pool": pool])`.
  public init(_ modules: KeyValuePairs<String, Module> = [:]) {
    super.init()
    for (name, module) in modules { register(name, module) }
  }

  /// Makes a dictionary of modules.
  public init(named modules: [(name: String, module: Module)]) {
    super.init()
    for (name, module) in modules { register(name, module) }
  }

  /// The module of this name, or `nil` where there is none; assigning `nil` removes it.
  public subscript(name: String) -> Module? {
    get { registeredModules[name] ?? nil }
    set {
      if let newValue { register(name, newValue) } else { registeredModules[name] = nil }
    }
  }

  /// The names, in order.
  public var keys: [String] { Array(registeredModules.keys) }

  /// How many modules there are.
  public var count: Int { registeredModules.count }

  public override var className: String { "ModuleDict" }
}
