public import Tensors

/// Where a checkpoint's storages go: the `map_location` of `torch.load`.
///
/// A location is a device as the file names it, as in `cuda:0`.
public enum MapLocation {
  /// Every storage goes to this location, whatever the file says.
  case location(String)
  /// Storages of a key's location go to its value; the others where the file says.
  case dictionary([String: String])
  /// Called once for every storage, which is on the CPU, with the location in the file.
  ///
  /// Returns the storage to use, such as `try storage.to("cuda:1")`, or `nil` to do what the file says.
  case closure((Storage, String) throws(TensorError) -> Storage?)

  /// Every storage goes to the CPU.
  public static var cpu: MapLocation { .location("cpu") }

  /// No bytes are read: tensors have shapes and types only.
  public static var meta: MapLocation { .location("meta") }

  /// Every storage goes to this device.
  public static func device(_ device: Device) -> MapLocation { .location(device.description) }
}

extension MapLocation: ExpressibleByStringLiteral {
  /// A location by its text, as in `load(path, mapLocation: "cpu")`.
  public init(stringLiteral value: String) { self = .location(value) }
}

extension MapLocation: ExpressibleByDictionaryLiteral {
  /// A dictionary of locations, as in `load(path, mapLocation: ["cuda:1": "cpu"])`.
  public init(dictionaryLiteral elements: (String, String)...) {
    var locations: [String: String] = [:]
    for (key, value) in elements { locations[key] = value }
    self = .dictionary(locations)
  }
}
