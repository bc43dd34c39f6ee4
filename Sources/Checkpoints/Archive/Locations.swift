import Tensors

/// Brings storages to the location that a file or the caller names.
///
/// Mirrors `default_restore_location` of `torch/serialization.py` on a machine without accelerators.
enum Locations {
  /// The storage at a location.
  static func restore(_ storage: Storage, to location: String) throws(CheckpointError) -> Storage {
    if location == "cpu" { return storage }
    if isBackend("cuda", location) { throw unavailable("cuda", location) }
    if location.hasPrefix("mps") { throw .archive(.deviceNotRecognized("mps")) }
    if location == "meta" { return Storage(byteCount: storage.byteCount, device: .meta) }
    if isBackend("hpu", location) { throw .archive(.deviceNotRegistered("hpu")) }
    for backend in ["xpu", "mtia"] where isBackend(backend, location) {
      throw unavailable(backend, location)
    }
    throw .archive(.unknownLocation(location))
  }

  /// What PyTorch says of a device that the machine lacks; a misspelt one it notices first.
  private static func unavailable(_ backend: String, _ location: String) -> CheckpointError {
    Device(location: location)?.type == backend
      ? .archive(.deviceNotAvailable(backend)) : .archive(.invalidDevice(location))
  }

  /// Whether a location names a backend: `cuda`, `cuda:…` or `cuda` and a digit.
  private static func isBackend(_ backend: String, _ location: String) -> Bool {
    guard location.hasPrefix(backend) else { return false }
    guard let next = location.utf8.dropFirst(backend.utf8.count).first else { return true }
    return next == UInt8(ascii: ":") || (0x30...0x39).contains(next)
  }
}

extension MapLocation? {
  /// The storage where the caller wants it, which is at `location` in the file.
  func place(_ storage: Storage, at location: String) throws(CheckpointError) -> Storage {
    switch self {
    case nil: return try Locations.restore(storage, to: location)
    case .location(let target): return try Locations.restore(storage, to: target)
    case .dictionary(let targets):
      return try Locations.restore(storage, to: targets[location] ?? location)
    case .closure(let choose):
      if let chosen = try choose(storage, location) { return chosen }
      return try Locations.restore(storage, to: location)
    }
  }
}

extension Device {
  /// The device of a location's text, as in `cuda:0`; `nil` where the index is no number.
  init?(location: String) {
    let parts = location.split(separator: ":", omittingEmptySubsequences: false)
    guard let type = parts.first, !type.isEmpty, parts.count <= 2 else { return nil }
    guard parts.count == 2 else {
      self.init(type: String(type))
      return
    }
    guard let index = Int(String(parts[1])), index >= 0 else { return nil }
    self.init(type: String(type), index: index)
  }
}
