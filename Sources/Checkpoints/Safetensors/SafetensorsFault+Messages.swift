extension SafetensorsFault: CustomStringConvertible {
  /// The sentence of the safetensors library for this fault.
  public var description: String {
    switch self {
    case .headerTooSmall: header("header too small")
    case .headerTooLarge: header("header too large")
    case .invalidHeaderLength: header("invalid header length")
    case .invalidText(let text): header("invalid UTF-8 in header: " + rust(text))
    case .json(let fault, let line, let column):
      header("invalid JSON in header: \(fault) at line \(line) column \(column)")

    case .invalidOffset(let name): header("invalid offset for tensor `\(name)`")
    case .overflow:
      header("overflow computing buffer size from shape and/or element type")
    case .misaligned:
      header(
        "The slice is slicing for subbytes dtypes, and the slice does not end up at a byte "
          + "boundary, this is invalid."
      )
    case .invalidTensor: header("invalid shape, data type, or offset for tensor")
    case .incomplete: header("incomplete metadata, file not fully covered")
    case .unsupportedType(let type, let tensor):
      "the tensor '\(tensor)' has the type \(type), which cannot be represented here; load the file "
        + "with PyTorch and save it with another type"

    case .noSuchFile(let path): "No such file or directory: \(path)"
    case .invalidDevice(let device): "device \(device) is invalid"
    case .mapLocationKind(let kind):
      "Loading safetensors file with \(kind) map_location is not supported. Use a device string or "
        + "torch.device instead."

    case .notADictionary(let type):
      "Expected a dict of [str, torch.Tensor] but received \(type)"
    case .notATensor(let key, let type):
      "Key `\(key)` is invalid, expected torch.Tensor but received \(type)"
    case .keyNotText(let type):
      "argument 'tensor_dict': '\(type)' object is not an instance of 'str'"
    case .sharedMemory(let groups): sharedMemory(groups)
    case .notContiguous(let key):
      "You are trying to save a non contiguous tensor: `\(key)` which is not allowed. It either "
        + "means you are trying to save tensors which are reference of each other in which case "
        + "it's recommended to save only the full tensors, and reslice at load time, or simply "
        + "call `.contiguous()` on your tensor to pack it before saving."
    case .unsavableType(let type): type
    case .noData: "Cannot copy out of meta tensor; no data!"
    }
  }

  /// The class of the exception that Python raises.
  public var pythonClass: String {
    switch self {
    case .noSuchFile: "FileNotFoundError"
    case .mapLocationKind, .sharedMemory: "RuntimeError"
    case .notADictionary, .notATensor, .notContiguous: "ValueError"
    case .keyNotText: "TypeError"
    case .unsavableType: "KeyError"
    case .noData, .unsupportedType: "NotImplementedError"
    default: "SafetensorError"
    }
  }

  private func header(_ reason: String) -> String {
    "Error while deserializing header: " + reason
  }

  /// Rust's words for bytes that are not UTF-8.
  private func rust(_ text: InvalidText) -> String {
    text.reason == .unexpectedEnd
      ? "incomplete utf-8 byte sequence from index \(text.position)"
      : "invalid utf-8 sequence of \(text.length) bytes from index \(text.position)"
  }

  private func sharedMemory(_ groups: [[String]]) -> String {
    let sets = groups.map { "{" + $0.map(pythonQuoted).joined(separator: ", ") + "}" }
    let margin = "\n            "
    return margin
      + "Some tensors share memory, this will lead to duplicate memory on disk and potential "
      + "differences when loading them again: [\(sets.joined(separator: ", "))]." + margin
      + "A potential way to correctly save your model is to use `save_model`." + margin
      + "More information at https://huggingface.co/docs/safetensors/torch_shared_tensors" + margin
  }
}

extension JSONFault: CustomStringConvertible {
  /// The sentence of serde_json, without the place.
  public var description: String {
    switch self {
    case .syntax(let syntax): syntax.rawValue
    case .invalidType(let found, let expected): "invalid type: \(found), expected \(expected)"
    case .invalidValue(let found, let expected): "invalid value: \(found), expected \(expected)"
    case .invalidLength(let count, let expected):
      "invalid length \(count), expected \(expected)"
    case .unknownVariant(let name):
      "unknown variant `\(name)`, expected one of "
        + SafetensorsType.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
    case .missingField(let name): "missing field `\(name)`"
    case .duplicateField(let name): "duplicate field `\(name)`"
    }
  }
}
