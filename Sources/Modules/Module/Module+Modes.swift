import Tensors

extension Module {
  /// Switches this module and all below it to training, or back.
  ///
  /// Mirrors `Module.train`.
  @discardableResult
  public final func train(_ mode: Bool = true) -> Self {
    for module in modules() { module.isTraining = mode }
    return self
  }

  /// Switches this module and all below it to evaluation.
  ///
  /// Mirrors `Module.eval`.
  @discardableResult
  public final func eval() -> Self { train(false) }

  /// Freezes or thaws all parameters.
  ///
  /// Mirrors `Module.requires_grad_`.
  @discardableResult
  public final func requiresGrad(_ required: Bool) -> Self {
    for parameter in parameters() { parameter.requiresGrad = required }
    return self
  }
}
