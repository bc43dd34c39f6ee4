import Tensors

extension Module {
  /// Loads what is registered in this module itself.
  ///
  /// Hooks first, then every parameter and persistent buffer, then the extra state; last come the
  /// keys that nobody wants.
  final func loadRegistered(_ state: LocalState, _ loading: Loading) throws(LoadError) {
    for hook in hooks.beforeLoading { try hook.run(self, state, loading) }

    let own = savedTensors
    for (name, current) in own {
      let key = state.prefix + name
      guard let value = state.entries.values[key] else {
        loading.missingKeys.append(key)
        continue
      }
      do {
        try load(value, key: key, over: current, name: name, state.assigns, loading)
      } catch {
        loading.faults.append(error)
      }
    }

    loadExtraState(state, loading)
    if let type = loading.foreignKey { throw .keyNotString(type: type) }
    collectUnexpected(state, known: Set(own.map { ExactText($0.name) }), loading)
  }

  /// Loads one value into, or in place of, a tensor of the model.
  private func load(
    _ value: Value,
    key: String,
    over current: Tensor,
    name: String,
    _ assign: Bool,
    _ loading: Loading
  ) throws(LoadFault) {
    guard var given = value.tensor else { throw .notTensor(key: key, type: value.pythonType) }
    // Before 0.4, PyTorch had no 0-d tensors and saved them with one element.
    if current.rank == 0, given.shape == [1] { given = given[0] }
    guard given.shape == current.shape else {
      throw .sizeMismatch(key: key, checkpoint: given.shape, model: current.shape)
    }
    if current.device == .meta, given.device != .meta, !assign { warnOfNoOperation(key) }
    do {
      try noGrad { () throws(TensorError) in
        if !assign {
          try current.copy(from: given)
        } else if loading.swaps {
          try exchange(current, for: given)
        } else {
          try replace(current, named: name, by: given)
        }
        if loading.swaps, !assign, current is Parameter, refersToParameters {
          throw .cannotSwapReferenced
        }
      }
    } catch {
      throw .copyFailed(
        key: key,
        model: current.shape,
        checkpoint: given.shape,
        error: error,
        isSwap: loading.swaps
      )
    }
  }

  /// Lets a tensor of the model take over another's memory.
  private func exchange(_ current: Tensor, for given: Tensor) throws(TensorError) {
    if current.requiresGrad, !given.dtype.isDifferentiable { throw .cannotRequireGradient }
    if current is Parameter, refersToParameters { throw .cannotSwapReferenced }
    current.adopt(given)
  }

  /// Registers a tensor in place of another; of the other only `requiresGrad` remains.
  private func replace(
    _ current: Tensor,
    named name: String,
    by given: Tensor
  ) throws(TensorError) {
    if current is Parameter {
      registeredParameters[name] = .some(try given.asParameter(like: current))
    } else if let parameter = given as? Parameter {
      // As Python's setattr has it, a parameter is one wherever it is put.
      registeredBuffers.removeValue(forKey: name)
      registeredParameters[name] = .some(parameter)
    } else {
      registeredBuffers[name] = .some(given)
    }
  }

  private func loadExtraState(_ state: LocalState, _ loading: Loading) {
    let key = state.prefix + extraStateName
    let value = state.entries.values[key]
    switch (hasExtraState, value) {
    case (true, let value?): extraState = value
    case (true, nil): loading.missingKeys.append(key)
    case (false, .some): loading.unexpectedKeys.append(key)
    case (false, nil): break
    }
  }

  /// Collects the keys that are neither this module's own nor below one of its children.
  private func collectUnexpected(_ state: LocalState, known: Set<ExactText>, _ loading: Loading) {
    for key in state.entries.values.keys {
      let isKnown =
        switch state.place(of: key) {
        case .own(let name)?: known.contains(ExactText(name)) || name == extraStateName
        case .below(let child)?: registeredModules[child] != nil
        case nil: true
        }
      if !isKnown { loading.unexpectedKeys.append(key) }
    }
  }

  private func warnOfNoOperation(_ key: String) {
    Warnings.add(
      "for \(key): copying from a non-meta parameter in the checkpoint to a meta parameter in the "
        + "current model, which is a no-op. (Did you mean to pass `assign=True` to assign items in "
        + "the state dictionary to their corresponding key in the module instead of copying them in "
        + "place?)"
    )
  }
}

extension Tensor {
  /// This tensor as a parameter: itself if it is one, otherwise a new one over the same storage.
  fileprivate func asParameter(like current: Tensor) throws(TensorError) -> Parameter {
    let parameter = self as? Parameter
    if current.requiresGrad, !dtype.isDifferentiable {
      throw parameter == nil ? .cannotRequireGradient : .cannotRequireGradientInPlace
    }
    guard let parameter else { return Parameter(self, requiresGrad: current.requiresGrad) }
    parameter.requiresGrad = current.requiresGrad
    return parameter
  }
}
