public import Tensors

/// Changes parameters so that a loss becomes smaller.
///
/// Mirrors `torch.optim.Optimizer`. A subclass overrides `update`.
open class Optimizer {
  /// The parameters with their options.
  public private(set) var groups: [ParameterGroup] = []
  /// What the optimizer remembers of every parameter.
  var state = OptimizerState()
  /// The options of a group that does not say otherwise, in PyTorch's order.
  public let defaults: OrderedDictionary<Value>
  /// Whether `step()` has been called since a scheduler watches.
  var hasStepped = false

  /// Makes an optimizer.
  ///
  /// - Parameters:
  ///   - groups: the parameters, each in one group.
  ///   - defaults: the options of a group that does not say otherwise, in PyTorch's order.
  public init(_ groups: [ParameterGroup], defaults: OrderedDictionary<Value>) {
    if let fault = Self.fault(groups) { preconditionFailure(fault.description) }
    self.defaults = defaults
    for group in groups { addParameterGroup(group) }
  }

  /// Adds parameters, such as a layer that was frozen before.
  ///
  /// Mirrors `Optimizer.add_param_group`.
  public final func addParameterGroup(_ group: ParameterGroup) {
    if let fault = Self.fault(groups + [group]) { preconditionFailure(fault.description) }
    for (name, value) in defaults { group.setDefault(name, value) }
    groups.append(group)
  }

  /// Changes all parameters that have a gradient.
  ///
  /// Mirrors `Optimizer.step`; nothing of it is recorded.
  ///
  /// - Throws: `OptimizerError.missingKey` or `.tensor` where a loaded state does not fit.
  public final func step() throws(OptimizerError) {
    hasStepped = true
    try noGrad { () throws(OptimizerError) in
      for group in groups { try update(group) }
    }
  }

  /// Lets go of the gradients of all parameters.
  ///
  /// Mirrors `Optimizer.zero_grad`.
  ///
  /// - Parameter setToNone: whether the gradients are removed instead of filled with zeros.
  public final func zeroGrad(setToNone: Bool = true) {
    for parameter in groups.flatMap({ $0.parameters }) {
      if setToNone { parameter.grad = nil } else { parameter.grad?.zero() }
    }
  }

  /// Changes the parameters of one group; what a subclass is for.
  ///
  /// - Throws: what is wrong with the group's options or the state.
  open func update(_ group: ParameterGroup) throws(OptimizerError) {}

  /// Completes what an older version of the class wrote, after loading.
  ///
  /// PyTorch's `__setstate__`.
  ///
  /// - Throws: `OptimizerError.missingKey` where the state cannot be this optimizer's.
  open func completeLoadedState() throws(OptimizerError) {}

  /// The name of the class, as descriptions show it.
  open var className: String { "Optimizer" }

  /// What is remembered of a parameter, such as `momentum_buffer`; `nil` where there is nothing.
  public final func state(of parameter: Tensor) -> ValueDictionary? { state[parameter] }

  /// Replaces groups and state, before `completeLoadedState`.
  final func replace(_ groups: [ParameterGroup], _ state: OptimizerState) {
    self.groups = groups
    self.state = state
  }
}

/// Runs an operation on tensors whose failure is a step's failure.
func tensors<Result>(
  _ body: () throws(TensorError) -> Result
) throws(OptimizerError) -> Result {
  do { return try body() } catch { throw .tensor(error) }
}
