public import Tensors

/// Why an optimizer could not be made, step or load.
///
/// The text is PyTorch's.
public indirect enum OptimizerError: Error {
  /// The constructor refuses its arguments, with this sentence of PyTorch.
  case refused(String)
  /// The constructor has no such argument.
  case unexpectedArgument(String, optimizer: String)
  /// The state dict has more or fewer groups than the optimizer.
  case groupCount
  /// A group of the state dict has more or fewer parameters than the optimizer's.
  case groupSize
  /// A dictionary lacks a key, which Python finds out where it looks for it.
  case missingKey(String)
  /// What should be a number is none.
  case notNumber(String, type: String)
  /// What should be a list or a dictionary is none.
  case notSubscriptable(type: String)
  /// Lists and dictionaries are nested deeper than Python could follow.
  case tooDeep
  /// An operation on tensors failed.
  case tensor(TensorError)
}

extension OptimizerError: CustomStringConvertible {
  /// PyTorch's sentence for this error.
  public var description: String {
    switch self {
    case .refused(let message): message
    case .unexpectedArgument(let name, let optimizer):
      "\(optimizer).__init__() got an unexpected keyword argument '\(name)'"
    case .groupCount: "loaded state dict has a different number of parameter groups"
    case .groupSize:
      "loaded state dict contains a parameter group that doesn't match the size of optimizer's group"
    case .missingKey(let key): Python.repr(key)
    case .notNumber(let name, let type): "'\(name)' must be a number, not \(type)"
    case .notSubscriptable(let type): "'\(type)' object is not subscriptable"
    case .tooDeep: "maximum recursion depth exceeded"
    case .tensor(let error): error.description
    }
  }

  /// The class of the exception that PyTorch raises.
  public var pythonClass: String {
    switch self {
    case .refused, .groupCount, .groupSize: "ValueError"
    case .missingKey: "KeyError"
    case .unexpectedArgument, .notNumber, .notSubscriptable: "TypeError"
    case .tooDeep: "RecursionError"
    case .tensor(let error): error.pythonClass
    }
  }
}
