import Tensors

extension LoadError: CustomStringConvertible {
  /// PyTorch's sentence for this error.
  public var description: String {
    switch self {
    case .stateDict(let module, let faults):
      "Error(s) in loading state_dict for \(module):\n\t"
        + faults.map { $0.description }.joined(separator: "\n\t")
    case .notDictionary(let type): "Expected state_dict to be dict-like, got \(type)."
    case .keyNotString("bytes"):
      "startswith first arg must be bytes or a tuple of bytes, not str"
    case .keyNotString(let type): "'\(type)' object has no attribute 'startswith'"
    case .raised(_, let message): message
    }
  }

  /// The class of the exception that PyTorch raises.
  public var pythonClass: String {
    switch self {
    case .stateDict: "RuntimeError"
    case .notDictionary: "TypeError"
    case .keyNotString(let type): type == "bytes" ? "TypeError" : "AttributeError"
    case .raised(let pythonClass, _): pythonClass
    }
  }
}

extension LoadFault: CustomStringConvertible {
  /// PyTorch's sentence for this fault.
  public var description: String {
    switch self {
    case .missing(let keys): "Missing key(s) in state_dict: \(quoted(keys)). "
    case .unexpected(let keys): "Unexpected key(s) in state_dict: \(quoted(keys)). "
    case .sizeMismatch(let key, let checkpoint, let model):
      "size mismatch for \(key): copying a param with shape \(Python.size(checkpoint)) "
        + "from checkpoint, the shape in current model is \(Python.size(model))."
    case .notTensor(let key, let type):
      "While copying the parameter named \"\(key)\", expected torch.Tensor or Tensor-like object "
        + "from checkpoint but received \(type)"
    case .copyFailed(let key, let model, let checkpoint, let error, let isSwap):
      "While \(isSwap ? "swapping" : "copying") the parameter named \"\(key)\", whose dimensions in the model are "
        + "\(Python.size(model)) and whose dimensions in the checkpoint are "
        + "\(Python.size(checkpoint)), an exception occurred : "
        + "(\(Python.repr(error.description)),)."
    case .runningStatistics(let keys, let layer):
      "Unexpected running stats buffer(s) \(keys.map { "\"" + $0 + "\"" }.joined(separator: " and "))"
        + " for \(layer) with track_running_stats=False. If state_dict is a checkpoint saved before "
        + "0.4.0, this may be expected because \(layer) does not track running stats by default "
        + "since 0.4.0. Please remove these keys from state_dict. If the running stats are actually "
        + "needed, instead set track_running_stats=True in \(layer) to enable them. See the "
        + "documentation of \(layer) for details."
    case .message(let text): text
    }
  }

  private func quoted(_ keys: [String]) -> String {
    keys.map { "\"" + $0 + "\"" }.joined(separator: ", ")
  }
}
