extension PickleFault: CustomStringConvertible {
  /// PyTorch's sentence for this fault.
  public var description: String {
    isUnpicklingError ? unpicklingError(sentence) : sentence
  }

  /// The class of the exception that PyTorch raises.
  public var pythonClass: String {
    switch self {
    case .ended: "EOFError"
    case .tooFewBytes: "error"
    case .byteOutOfRange, .stackUnderflow, .indexOutOfRange, .tupleIndexOutOfRange, .oddItems:
      "IndexError"
    case .memoMissing: "KeyError"
    case .invalidText: "UnicodeDecodeError"
    case .unhashable, .notCallable, .missingArguments, .tooManyArguments, .badArgument, .typeError:
      "TypeError"
    case .valueError: "ValueError"
    case .attributeError: "AttributeError"
    case .assertion: "AssertionError"
    case .outOfMemory: "MemoryError"
    case .tooDeep: "RecursionError"
    case .notRepresentable: "PicklingError"
    case .unsupportedValue: "NotImplementedError"
    default: "UnpicklingError"
    }
  }

  /// Whether PyTorch wraps the sentence into its advice about `weights_only`.
  private var isUnpicklingError: Bool {
    if case .tooMuchWork = self { false } else { pythonClass == "UnpicklingError" }
  }

  /// The sentence without PyTorch's advice around it.
  private var sentence: String {
    switch self {
    case .unsupportedOperand(let byte): "Unsupported operand \(byte)"
    case .blockedGlobal(let name, let module):
      "Trying to load unsupported GLOBAL \(name) whose module \(module) is blocked."
    case .unsupportedGlobal(let name):
      "Unsupported global: GLOBAL \(name) was not an allowed global by default. "
        + "Please use `torch.serialization.add_safe_globals([\(name)])` or the "
        + "`torch.serialization.safe_globals([\(name)])` context manager to allowlist this global "
        + "if you trust this class/function."
    case .distributedTensor: "``torch.distributed.tensor`` must be imported to load DTensors"
    case .cannotReduce(let function):
      "Trying to call reduce for unrecognized function \(function)"
    case .cannotCreate(let value):
      "Can only create new object for nn.Parameter or classes allowlisted "
        + "via `add_safe_globals` but got \(value)"
    case .cannotBuild(let type):
      "Can only build Tensor, Parameter, OrderedDict or types allowlisted "
        + "via `add_safe_globals`, but got \(type)"
    case .cannotAppend(let type): "Can only append to lists, but got \(type)"
    case .cannotExtend(let type): "Can only extend lists, but got \(type)"
    case .cannotSetItem(let opcode, let type):
      "Can only \(opcode) for dict, collections.OrderedDict, collections.Counter, but got \(type)"
    case .persistentID(let type): "persistent_load id must be tuple or int, but got \(type)"
    case .notAStorage(let type): "Only persistent_load of storage is allowed, but got \(type)"
    case .unsupportedPersistentID: "unsupported persistent id encountered"

    case .ended, .outOfMemory: ""
    case .byteOutOfRange: "index out of range"
    case .tooFewBytes(let count): "unpack requires a buffer of \(count) bytes"
    case .stackUnderflow: "pop from empty list"
    case .indexOutOfRange, .oddItems: "list index out of range"
    case .tupleIndexOutOfRange: "tuple index out of range"
    case .memoMissing(let index): "\(index)"
    case .invalidText(let text): text.description
    case .unhashable(let type): "unhashable type: '\(type)'"
    case .notCallable(let type): "'\(type)' object is not callable"
    case .missingArguments(let function, let names): missing(function, names)
    case .tooManyArguments(let function, let expected, let given):
      "\(function)() takes \(expected) positional arguments but \(given) were given"
    case .badArgument(let function, let what): "\(function)(): \(what)"
    case .typeError(let text), .valueError(let text), .attributeError(let text),
      .assertion(let text):
      text

    case .tooMuchWork:
      "the pickle copies its own values over and over, far beyond its size; the file is corrupt or "
        + "hostile"
    case .unsupportedValue(let what):
      "\(what) cannot be represented here; load the file with PyTorch and save dense tensors"
    case .tooDeep: "maximum recursion depth exceeded while pickling an object"
    case .notRepresentable(let what): "Can't pickle \(what)"
    }
  }

  private func missing(_ function: String, _ names: [String]) -> String {
    var list = names.map { "'\($0)'" }
    if list.count > 1, let last = list.popLast() {
      list = [list.joined(separator: ", ") + (list.count > 1 ? ", and " : " and ") + last]
    }
    return "\(function)() missing \(names.count) required positional "
      + "argument\(names.count == 1 ? "" : "s"): \(list.joined(separator: ", "))"
  }

  /// PyTorch's advice around what its unpickler says.
  ///
  /// Mirrors `_get_wo_message` of `torch.load`.
  private func unpicklingError(_ message: String) -> String {
    let documentation =
      "\n\nCheck the documentation of torch.load to learn more about types accepted by default "
      + "with weights_only https://pytorch.org/docs/stable/generated/torch.load.html."
    switch self {
    // PyTorch looks for the name in its own sentence, and does not find one with a space in it.
    case .unsupportedGlobal(let name) where !name.hasSpace:
      return "Weights only load failed. This file can still be loaded, to do so you have two "
        + "options, \u{1b}[1mdo those steps only if you trust the source of the checkpoint"
        + "\u{1b}[0m. \n\t(1) \(unsafeMessage)\n\t(2) Alternatively, to load with "
        + "`weights_only=True` please check the recommended steps in the following error message."
        + "\n\tWeightsUnpickler error: \(message)\(documentation)"
    case .distributedTensor:
      return "Weights only load failed. \(message)\n \(unsafeMessage)\n"
    case .blockedGlobal:
      return "Weights only load failed. \(unsafeMessage)\n\n\n\(message)\(documentation)"
    default:
      return "Weights only load failed. \(unsafeMessage)\nPlease file an issue with the following "
        + "so that we can make `weights_only=True` compatible with your use case: "
        + "WeightsUnpickler error: \n\n\(message)\(documentation)"
    }
  }
}

extension String {
  /// Whether there is white space of ASCII, as Python sees it.
  fileprivate var hasSpace: Bool {
    utf8.contains { (0x09...0x0d).contains($0) || (0x1c...0x20).contains($0) }
  }
}

/// What PyTorch says wherever `weights_only=True` stands in the way.
let unsafeMessage =
  "In PyTorch 2.6, we changed the default value of the `weights_only` argument in `torch.load` "
  + "from `False` to `True`. Re-running `torch.load` with `weights_only` set to `False` will likely "
  + "succeed, but it can result in arbitrary code execution. Do it only if you got the file from a "
  + "trusted source."
