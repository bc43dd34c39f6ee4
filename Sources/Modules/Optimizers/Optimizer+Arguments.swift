import Tensors

extension Optimizer {
  /// Why PyTorch makes no optimizer of these groups, or `nil` where it does.
  ///
  /// Making one of them all the same stops the program.
  public static func fault(_ groups: [ParameterGroup]) -> OptimizerError? {
    guard !groups.isEmpty else { return .refused("optimizer got an empty parameter list") }
    var known: Set<ObjectIdentifier> = []
    for group in groups {
      let own = Set(group.parameters.map { ObjectIdentifier($0) })
      guard group.parameters.allSatisfy({ $0.isLeaf }) else {
        return .refused("can't optimize a non-leaf Tensor")
      }
      guard known.isDisjoint(with: own) else {
        return .refused("some parameters appear in more than one parameter group")
      }
      known.formUnion(own)
    }
    return nil
  }
}

/// The options of a new optimizer: what was given before what is usual.
struct OptimizerArguments {
  private let options: OrderedDictionary<Value>
  /// The first that the constructor does not have.
  private let unexpected: String?
  private let optimizer: String

  init(
    _ given: OrderedDictionary<Value>,
    of optimizer: String,
    defaults: OrderedDictionary<Value>
  ) {
    var options = defaults
    for (name, value) in given { options[name] = value }
    self.options = options
    self.optimizer = optimizer
    unexpected = given.keys.first { defaults[$0] == nil }
  }

  /// The option of this name.
  subscript(name: String) -> Value { options[name] ?? .none }

  /// All of them, in PyTorch's order; where PyTorch refuses them the program stops.
  func checked(_ fault: OptimizerError?) -> OrderedDictionary<Value> {
    if let fault { preconditionFailure(fault.description) }
    return options
  }

  /// Why the constructor cannot take them.
  func fault() -> OptimizerError? {
    unexpected.map { .unexpectedArgument($0, optimizer: optimizer) }
  }

  /// Why the constructor refuses an option, where it must be 0 or more.
  func negative(_ name: String, _ complaint: String) -> OptimizerError? {
    // Not a number is not negative, and neither is it 0 or more.
    guard let number = self[name].double, !(number >= 0) else { return nil }
    return .refused("\(complaint): \(self[name].description)")
  }
}
