import Modules
import Tensors

extension ModelOperation {
  init(_ json: JSON) throws(ReplayError) {
    switch json["op"].text {
    case "to_dtype": self = .toDType(try DType(json["dtype"]))
    case "to_device": self = .toDevice(Device(json["device"].text))
    case "requires_grad":
      self = .requiresGrad(name: json["name"].text, json["value"].bool ?? true)
    case "freeze": self = .freeze
    case "tie": self = .tie(destination: json["dst"].text, source: json["src"].text)
    case "set_none": self = .setNone(json["name"].text)
    case "eval": self = .eval
    case "channels_last": self = .channelsLast
    case "wrap_module": self = .wrap(name: json["name"].string ?? "Wrapper")
    default: throw .unknown("model operation", json)
    }
  }
}
