public import Tensors

/// Parameters that an optimizer treats alike, with the options that it applies to them.
///
/// Mirrors an entry of `Optimizer.param_groups`. A reference, as in Python: changing an option changes
/// the next step.
public final class ParameterGroup {
  /// The tensors to be trained.
  public internal(set) var parameters: [Tensor]
  /// The options by PyTorch's names, in order, as in `lr` and `weight_decay`.
  public var options: OrderedDictionary<Value>

  /// Groups parameters.
  ///
  /// - Parameters:
  ///   - parameters: the tensors to be trained.
  ///   - options: the options that differ from the optimizer's own, as in `["lr": .float(0.5)]`.
  public init(_ parameters: [Tensor], options: OrderedDictionary<Value> = [:]) {
    self.parameters = parameters
    self.options = options
  }

  /// Groups parameters.
  public convenience init(
    _ parameters: [Parameter],
    options: OrderedDictionary<Value> = [:]
  ) {
    // An array of a subclass is converted by casting, which Embedded Swift cannot.
    self.init(parameters.map { (parameter) -> Tensor in parameter }, options: options)
  }

  /// Groups parameters with their names, which the optimizer's state dict will hold.
  public convenience init(
    named parameters: [(name: String, parameter: Parameter)],
    options: OrderedDictionary<Value> = [:]
  ) {
    self.init(parameters.map { $0.parameter }, options: options)
    let names = ValueList(parameters.map { .string($0.name) })
    self.options["param_names"] = .list(names)
  }

  /// How far a step goes.
  public var lr: Double {
    get { options["lr"]?.double ?? .nan }
    set { options["lr"] = .float(newValue) }
  }

  /// The value of an option.
  ///
  /// - Throws: `OptimizerError.missingKey`, as Python's subscript does.
  func option(_ name: String) throws(OptimizerError) -> Value {
    guard let value = options[name] else { throw .missingKey(name) }
    return value
  }

  /// The number under a name; a tensor of one element counts as one.
  func number(_ name: String) throws(OptimizerError) -> Double {
    try option(name).number(name)
  }

  /// Sets an option that is not there.
  func setDefault(_ name: String, _ value: Value) {
    if options[name] == nil { options[name] = value }
  }
}

extension Value {
  /// The value as a number.
  func number(_ name: String) throws(OptimizerError) -> Double {
    switch self {
    case .bool(let value): return value ? 1 : 0
    case .tensor(let tensor) where tensor.elementCount == 1: return tensor.item()
    default:
      guard let number = double else { throw .notNumber(name, type: typeName) }
      return number
    }
  }

  /// A number as an option has it: zero is PyTorch's default, an `int`.
  static func option(_ number: Double) -> Value { number == 0 ? .int(0) : .float(number) }
}
