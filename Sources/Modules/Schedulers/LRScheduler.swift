public import Tensors

/// Changes an optimizer's learning rates from epoch to epoch.
///
/// Mirrors `torch.optim.lr_scheduler.LRScheduler`. A subclass overrides `nextRates`.
open class LRScheduler {
  /// The optimizer whose rates change.
  public let optimizer: Optimizer
  /// What a state dict holds, by PyTorch's names and in its order.
  ///
  /// PyTorch's state dict of a scheduler is the object's own `__dict__`, and so is this.
  public internal(set) var attributes: OrderedDictionary<Value>

  /// Makes a scheduler, which remembers the present rates as `initial_lr`.
  public init(_ optimizer: Optimizer, attributes: OrderedDictionary<Value>) {
    self.optimizer = optimizer
    self.attributes = attributes
    for group in optimizer.groups { group.setDefault("initial_lr", group.options["lr"] ?? .none) }
    let rates = optimizer.groups.map { $0.options["initial_lr"] ?? .none }
    self.attributes["base_lrs"] = .list(ValueList(rates))
    self.attributes["last_epoch"] = .int(-1)
    self.attributes["_step_count"] = .int(0)
    self.attributes["_is_initial"] = .bool(false)
    self.attributes["_get_lr_called_within_step"] = .bool(false)
    optimizer.hasStepped = false
    advance(isInitial: true)
  }

  /// The rate of every group for the epoch that has just begun.
  ///
  /// - Parameter isInitial: whether this is the scheduler's beginning.
  /// - Returns: a rate for every group of the optimizer.
  open func nextRates(isInitial: Bool) -> [Double] { rates }

  /// Goes on to the next epoch.
  ///
  /// Mirrors `LRScheduler.step`. Call it after the optimizer's `step()`.
  public final func step() {
    if stepCount == 1, !optimizer.hasStepped {
      Warnings.add(
        "Detected call of `lr_scheduler.step()` before `optimizer.step()`. In PyTorch 1.1.0 and "
          + "later, you should call them in the opposite order: `optimizer.step()` before "
          + "`lr_scheduler.step()`.  Failure to do this will result in PyTorch skipping the first "
          + "value of the learning rate schedule. See more details at "
          + "https://pytorch.org/docs/stable/optim.html#how-to-adjust-learning-rate"
      )
    }
    advance(isInitial: false)
  }

  private func advance(isInitial: Bool) {
    attributes["_step_count"] = .int(stepCount + 1)
    attributes["last_epoch"] = .int(lastEpoch + 1)
    for (group, rate) in zip(optimizer.groups, nextRates(isInitial: isInitial)) { group.lr = rate }
    attributes["_last_lr"] = .list(ValueList(rates.map { .float($0) }))
  }

  /// The epoch, counted from 0.
  public final var lastEpoch: Int { attributes["last_epoch"]?.int ?? 0 }

  /// The rates of the last step.
  ///
  /// Mirrors `LRScheduler.get_last_lr`.
  public final var lastRates: [Double] { numbers("_last_lr") }

  /// The rates at the beginning.
  final var baseRates: [Double] { numbers("base_lrs") }

  /// The present rates.
  final var rates: [Double] { optimizer.groups.map { $0.lr } }

  /// How often `step()` has been called, the beginning included.
  final var stepCount: Int { attributes["_step_count"]?.int ?? 0 }

  private func numbers(_ name: String) -> [Double] {
    (attributes[name]?.array ?? []).map { $0.double ?? .nan }
  }
}

extension LRScheduler {
  /// All attributes but the optimizer.
  ///
  /// Mirrors `LRScheduler.state_dict`.
  public final func stateDict() -> Value {
    .dictionary(ValueDictionary(attributes.map { (.string($0.key), $0.value) }))
  }

  /// Sets the attributes that a state dict has; the optimizer's rates are left alone.
  ///
  /// Mirrors `LRScheduler.load_state_dict`.
  ///
  /// - Throws: `OptimizerError.notSubscriptable` where the value is no dictionary.
  public final func loadStateDict(_ value: Value) throws(OptimizerError) {
    guard let state = value.stateDict else { throw .notSubscriptable(type: value.typeName) }
    for (name, value) in state.values { attributes[name] = value }
  }
}
