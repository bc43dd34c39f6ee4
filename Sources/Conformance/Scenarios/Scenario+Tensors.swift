import Modules
import OrderedCollections
import StateDictTool
import Tensors

/// What a model's tensors were before a load.
struct Snapshot {
  struct Entry {
    let tensor: Tensor
    let address: UnsafeMutableRawPointer?
    let hash: String?
    let dtype: DType
    let shape: [Int]
  }

  private var entries: [String: Entry] = [:]

  init(_ model: Module) {
    for (name, tensor) in model.registeredTensors() {
      entries[name] = Entry(
        tensor: tensor,
        address: tensor.dataAddress,
        hash: tensor.sha16,
        dtype: tensor.dtype,
        shape: tensor.shape
      )
    }
  }

  subscript(name: String) -> Entry? { entries[name] }
}

extension Tensor {
  /// The start of the SHA-256 of the elements in row-major order; `nil` on `meta`.
  var sha16: String? {
    guard storage.hasBytes else { return nil }
    return String(detach().sha256.prefix(16))
  }

  /// Where the first element is; `nil` where there is none.
  fileprivate var dataAddress: UnsafeMutableRawPointer? {
    storage.hasBytes && elementCount > 0 ? baseAddress : nil
  }
}

extension Scenario {
  /// What the oracle says of tensors after a load, of ours.
  static func observations(
    of model: Module,
    _ before: Snapshot,
    _ given: OrderedDictionary<String, Value>
  ) -> [(name: String, facts: [String: String])] {
    model.registeredTensors().map { name, tensor in
      var facts = [
        "registered": isParameter(name, model) ? "parameter" : "buffer",
        "dtype": tensor.dtype.name, "shape": "\(tensor.shape)",
        "requires_grad": "\(tensor.requiresGrad)", "is_parameter": "\(tensor is Parameter)",
        "device": "\(tensor.device)", "sha16": tensor.sha16 ?? "null",
        "stride": tensor.isContiguous ? "row-major" : "\(tensor.stride)",
      ]
      if let old = before[name] {
        facts["same_object"] = "\(old.tensor === tensor)"
        let isSame = tensor.storage.hasBytes && tensor.dataAddress == old.address
        facts["same_data_ptr"] = "\(isSame)"
        let isChanged =
          tensor.sha16 != old.hash || tensor.dtype != old.dtype || tensor.shape != old.shape
        facts["changed"] = "\(isChanged)"
      }
      let source = given[name]?.tensor
      facts["is_source_object"] = "\(source === tensor)"
      let shares = source?.storage === tensor.storage && tensor.storage.hasBytes
      facts["shares_source_storage"] = "\(shares && tensor.storage.byteCount > 0)"
      return (name, facts)
    }
  }

  private static func isParameter(_ path: String, _ model: Module) -> Bool {
    let parts = path.split(separator: ".", omittingEmptySubsequences: false).map { String($0) }
    let module = model.module(at: parts.dropLast().joined(separator: "."))
    return module?.registeredParameters.keys.contains(parts.last ?? "") ?? false
  }

  /// What the oracle says of a tensor, defaults put in.
  static func expectations(_ json: JSON) -> [String: String] {
    var facts = [
      "requires_grad": "false", "is_parameter": "false", "device": "cpu", "stride": "row-major",
      "is_source_object": "false", "shares_source_storage": "false",
    ]
    for member in json.members where member.key != "name" && member.key != "first" {
      let (key, value) = (member.key, member.value)
      switch value {
      case .string(let text): facts[key] = text
      case .bool(let flag): facts[key] = "\(flag)"
      case .array: facts[key] = "\(value.ints)"
      default: facts[key] = "null"
      }
    }
    return facts
  }
}
