import Tensors

/// Brings storages to the location that a file or the caller names.
///
/// Mirrors `default_restore_location` of `torch/serialization.py`.
enum Locations {
  /// The storage at a location.
  static func restore(_ storage: Storage, to location: String) throws(CheckpointError) -> Storage {
    if location == "cpu" { return storage }
    if isBackend("cuda", location) { return try restore(storage, to: location, of: "cuda") }
    if location.hasPrefix("mps") {
      guard Accelerator.named("mps") != nil else { throw .archive(.deviceNotRecognized("mps")) }
      return try storage.moved(to: Device(type: "mps"))
    }
    if location == "meta" { return Storage(byteCount: storage.byteCount, device: .meta) }
    for backend in ["privateuseone", "hpu", "xpu", "mtia"] where isBackend(backend, location) {
      if backend == "privateuseone" || backend == "hpu", Accelerator.named(backend) == nil {
        throw .archive(.deviceNotRegistered(backend))
      }
      return try restore(storage, to: location, of: backend)
    }
    throw .archive(.unknownLocation(location))
  }

  /// The storage on an accelerator that the machine must have; a misspelt one is noticed first.
  private static func restore(
    _ storage: Storage,
    to location: String,
    of backend: String
  ) throws(CheckpointError) -> Storage {
    guard let device = Device(location: location), device.type == backend else {
      throw .archive(.invalidDevice(location))
    }
    guard let accelerator = Accelerator.named(backend) else {
      throw .archive(.deviceNotAvailable(backend))
    }
    let (index, count) = (device.index ?? 0, accelerator.devices.count)
    guard index < count else {
      throw .archive(.deviceIndex(backend, index: index, count: count))
    }
    return try storage.moved(to: device)
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
      let chosen: Storage?
      do { chosen = try choose(storage, location) } catch { throw CheckpointError(.tensor(error)) }
      if let chosen { return chosen }
      return try Locations.restore(storage, to: location)
    }
  }
}
