public import Tensors

/// What runs before and after a module loads.
struct Hooks {
  var beforeLoading: [(id: Int, run: Module.LoadHook)] = []
  var afterLoading: [(id: Int, run: Module.LoadedHook)] = []
  var beforeSaving: [(id: Int, run: Module.SavingHook)] = []
  var afterSaving: [(id: Int, run: Module.SavedHook)] = []
  private var next = 0

  mutating func makeID() -> Int {
    next += 1
    return next
  }
}

extension Module {
  /// Runs before a module's own state is loaded: may change the entries and what is collected.
  public typealias LoadHook = (Module, LocalState, Loading) throws(LoadError) -> Void

  /// Runs after a module and all below it were loaded: may change what is collected.
  public typealias LoadedHook = (Module, Loading) throws(LoadError) -> Void

  /// Runs before a module writes its state, with the prefix of its names: may change the module.
  public typealias SavingHook = (Module, String) -> Void

  /// Runs after a module and all below it have written their state: may change it.
  public typealias SavedHook = (Module, StateDict, String) -> Void

  /// Adds a hook that runs before this module's own state is loaded.
  ///
  /// Mirrors `Module.register_load_state_dict_pre_hook`.
  ///
  /// - Returns: a handle for `removeHook(_:)`.
  @discardableResult
  public final func registerLoadStateDictPreHook(_ hook: @escaping LoadHook) -> Int {
    let id = hooks.makeID()
    hooks.beforeLoading.append((id, hook))
    return id
  }

  /// Adds a hook that runs after this module and all below it were loaded.
  ///
  /// Mirrors `Module.register_load_state_dict_post_hook`.
  ///
  /// - Returns: a handle for `removeHook(_:)`.
  @discardableResult
  public final func registerLoadStateDictPostHook(_ hook: @escaping LoadedHook) -> Int {
    let id = hooks.makeID()
    hooks.afterLoading.append((id, hook))
    return id
  }

  /// Adds a hook that runs before this module and all below it write their state.
  ///
  /// Mirrors `Module.register_state_dict_pre_hook`.
  ///
  /// - Returns: a handle for `removeHook(_:)`.
  @discardableResult
  public final func registerStateDictPreHook(_ hook: @escaping SavingHook) -> Int {
    let id = hooks.makeID()
    hooks.beforeSaving.append((id, hook))
    return id
  }

  /// Adds a hook that runs after this module and all below it have written their state.
  ///
  /// Mirrors `Module.register_state_dict_post_hook`.
  ///
  /// - Returns: a handle for `removeHook(_:)`.
  @discardableResult
  public final func registerStateDictPostHook(_ hook: @escaping SavedHook) -> Int {
    let id = hooks.makeID()
    hooks.afterSaving.append((id, hook))
    return id
  }

  /// Removes the hook of this handle.
  public final func removeHook(_ id: Int) {
    hooks.beforeLoading.removeAll { $0.id == id }
    hooks.afterLoading.removeAll { $0.id == id }
    hooks.beforeSaving.removeAll { $0.id == id }
    hooks.afterSaving.removeAll { $0.id == id }
  }
}
