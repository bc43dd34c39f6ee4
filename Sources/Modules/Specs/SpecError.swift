public import Tensors

/// Why a spec, or an operation upon a model or a state dict, makes no sense.
public indirect enum SpecError: Error {
  /// `torch.nn` has no class of this name, or this engine has not.
  case unknownClass(String)
  /// The class's constructor has no such argument.
  case unexpectedArgument(String, layer: String)
  /// The class's constructor needs these arguments.
  case missingArguments([String], layer: String)
  /// The argument has a value of another type than the constructor takes.
  case wrongArgument(String, layer: String)
  /// The constructor refuses its arguments, with this sentence of PyTorch.
  case refused(String, pythonClass: String)
  /// There is no such module, parameter or key.
  case missing(String)
  case tensor(TensorError)
}

extension SpecError: CustomStringConvertible {
  /// PyTorch's or Python's sentence for this error.
  public var description: String {
    switch self {
    case .unknownClass(let name): "module 'torch.nn' has no attribute '\(name)'"
    case .unexpectedArgument(let name, let layer):
      "\(layer).__init__() got an unexpected keyword argument '\(name)'"
    case .missingArguments(let names, let layer):
      "\(layer).__init__() missing \(names.count) required positional "
        + "argument\(names.count == 1 ? "" : "s"): \(enumerated(names))"
    case .wrongArgument(let name, let layer):
      "\(layer).__init__(): argument '\(name)' has a value of the wrong type"
    case .refused(let message, _): message
    case .missing(let name): Python.repr(name)
    case .tensor(let error): error.description
    }
  }

  /// The class of the exception that Python raises.
  public var pythonClass: String {
    switch self {
    case .unknownClass: "AttributeError"
    case .unexpectedArgument, .missingArguments, .wrongArgument: "TypeError"
    case .refused(_, let pythonClass): pythonClass
    case .missing: "KeyError"
    case .tensor(let error): error.pythonClass
    }
  }

  /// Names as Python lists them: `'a'`, `'a' and 'b'`, `'a', 'b', and 'c'`.
  private func enumerated(_ names: [String]) -> String {
    let quoted = names.map { "'" + $0 + "'" }
    guard let last = quoted.last, quoted.count > 1 else { return quoted.first ?? "" }
    let head = quoted.dropLast().joined(separator: ", ")
    return head + (quoted.count > 2 ? ", and " : " and ") + last
  }
}
