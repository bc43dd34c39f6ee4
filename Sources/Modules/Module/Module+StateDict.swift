public import Tensors

extension Module {
  /// All parameters and persistent buffers of this module and below by their paths, in order.
  ///
  /// Mirrors `Module.state_dict`. The values are detached tensors that share storage with the
  /// model: train on, and they change. The order is: this module's parameters, its persistent
  /// buffers, its extra state, then its children, each as registered.
  ///
  /// - Parameters:
  ///   - prefix: put before every name.
  ///   - keepVars: whether the values are the parameters themselves.
  /// - Returns: the state, with the version of every module's class in its metadata.
  public final func stateDict(prefix: String = "", keepVars: Bool = false) -> StateDict {
    let state = StateDict(metadata: [:])
    save(to: state, prefix: prefix, keepVars: keepVars)
    return state
  }

  private func save(to state: StateDict, prefix: String, keepVars: Bool) {
    state.metadata?[String(prefix.dropLast())] = ["version": .int(version)]
    for hook in hooks.beforeSaving { hook.run(self, prefix) }
    for (name, tensor) in savedTensors {
      state.values[prefix + name] = .tensor(keepVars ? tensor : tensor.detach())
    }
    if hasExtraState { state.values[prefix + extraStateName] = extraState }
    for (name, child) in namedChildren() {
      child.save(to: state, prefix: prefix + name + ".", keepVars: keepVars)
    }
    for hook in hooks.afterSaving { hook.run(self, state, prefix) }
  }

  /// This module's own parameters and persistent buffers that are there, in order.
  final var savedTensors: [(name: String, tensor: Tensor)] {
    var result: [(name: String, tensor: Tensor)] = []
    for case (let name, let parameter?) in registeredParameters { result.append((name, parameter)) }
    for case (let name, let buffer?) in registeredBuffers
    where !nonPersistent.contains(where: { $0.isSameText(as: name) }) {
      result.append((name, buffer))
    }
    return result
  }

  /// The name under which extra state is saved.
  final var extraStateName: String { "_extra_state" }
}
