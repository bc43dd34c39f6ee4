import Modules
import Tensors

extension StateDictEdit {
  init(_ json: JSON) throws(ReplayError) {
    let key = json["key"].text
    switch json["op"].text {
    case "drop": self = .drop(key)
    case "set": self = .set(key, try Value(json["value"]))
    case "alias": self = .alias(key, of: json["of"].text)
    case "rename": self = .rename(from: json["from"].text, to: json["to"].text)
    case "move_last": self = .moveLast(key)
    case "reverse": self = .reverse
    case "reshape": self = .reshape(key, json["shape"].ints)
    case "transpose": self = .transpose(key, json["dims"][0].int ?? 0, json["dims"][1].int ?? 0)
    case "cast": self = .cast(key, try DType(json["dtype"]))
    case "cast_all": self = .castAll(try DType(json["dtype"]))
    case "to_device": self = .toDevice(key, Device(json["device"].text))
    case "as_parameter":
      self = .asParameter(key, requiresGrad: json["requires_grad"].bool ?? true)
    case "expand": self = .expand(key, json["shape"].ints)
    case "prefix":
      self = .prefix(json["prefix"].text, includingMetadata: json["metadata"].bool ?? true)
    case "consume_prefix": self = .consumePrefix(json["prefix"].text)
    case "drop_metadata": self = .dropMetadata
    case "metadata_version":
      self = .metadataVersion(path: json["module"].text, json["version"].int)
    case "drop_metadata_entry": self = .dropMetadataEntry(path: json["module"].text)
    case "to_dict": self = .toDictionary
    case "deepcopy": self = .deepCopy
    default: throw .unknown("edit", json)
    }
  }
}
