public import Checkpoints
import Modules
public import Tensors

/// Where the checkpoints are that something written down as JSON mentions.
public struct Files {
  private let open: (String, MapLocation?) throws(CheckpointError) -> Value

  /// Finds files by a function of their path and the map location to load them with.
  public init(_ open: @escaping (String, MapLocation?) throws(CheckpointError) -> Value) {
    self.open = open
  }

  /// Loads a file and follows a path of keys in it.
  func load(
    _ name: JSON,
    path: [JSON],
    mapLocation: String? = nil
  ) throws(ReplayError) -> Value {
    var value = try raising { () throws(CheckpointError) in
      try open(name.text, mapLocation.map(MapLocation.location))
    }
    for part in path { value = try value.element(Value(key: part)) }
    return value
  }
}
