public import Checkpoints
import Tensors

extension MapLocation {
  /// Reads the `map_location` of a call as the oracle writes it; `nil` where there is none.
  ///
  /// - Throws: `ReplayError.inapplicable` for what Swift's types rule out.
  public init?(_ json: JSON) throws(ReplayError) {
    guard !json.isNull, json["t"] != "none" else { return nil }
    switch json["t"].string {
    case "str", "device": self = .location(json["v"].text)
    case "dict":
      var locations: [String: String] = [:]
      for pair in json["items"].array {
        guard let key = pair[0].string, let value = pair[1].string,
          !value.hasPrefix("device:")
        else { throw Self.impossible("a dictionary of devices") }
        locations[key] = value
      }
      self = .dictionary(locations)
    case "callable": self = .closure(try Self.closure(returning: json["returns"].text))
    case let other: throw Self.impossible("of type \(other ?? "?")")
    }
  }

  private static func closure(
    returning name: String
  ) throws(ReplayError) -> (Storage, String) throws(TensorError) -> Storage? {
    switch name {
    case "storage": return { storage, _ in storage }
    case "none": return { _, _ in nil }
    case "cpu_if_cuda0": return { storage, location in location == "cuda:0" ? storage : nil }
    case "smaller": return { storage, _ in Storage(byteCount: storage.byteCount / 2) }
    case "raise": throw impossible("a function that raises KeyError")
    default: throw impossible("a function that returns a \(name)")
    }
  }

  private static func impossible(_ what: String) -> ReplayError {
    .inapplicable("map_location is \(what): Swift's types rule it out")
  }
}
