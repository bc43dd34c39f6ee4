public import Checkpoints
import Modules
public import Tensors

/// Where the checkpoints are that something written down as JSON mentions.
public struct Files {
  private let opening: (JSON, String?) throws(ReplayError) -> Value

  /// Finds files by a function of their path and the map location to load them with.
  public init(_ open: @escaping (String, MapLocation?) throws(CheckpointError) -> Value) {
    opening = { name, mapLocation throws(ReplayError) in
      try raising { () throws(CheckpointError) in
        try open(name.text, mapLocation.map(MapLocation.location))
      }
    }
  }

  /// The one file there is, whatever it is called: what a parcel holds.
  public init(parcel: ByteSource) {
    opening = { _, _ throws(ReplayError) in
      try parcel.withBytes { bytes throws(ReplayError) in try Parcel.unpack(bytes) }
    }
  }

  /// Loads a file and follows a path of keys in it.
  func load(
    _ name: JSON,
    path: [JSON],
    mapLocation: String? = nil
  ) throws(ReplayError) -> Value {
    var value = try opening(name, mapLocation)
    for part in path { value = try value.element(Value(key: part)) }
    return value
  }
}
