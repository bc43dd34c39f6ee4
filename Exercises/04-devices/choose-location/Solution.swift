import StateDictCore

/// Where a checkpoint's storages go on a machine that has these devices.
///
/// - Parameter available: the tags of the devices that are there, as in `cuda:0`.
/// - Returns: what `load` takes as its mapLocation.
func location(available: Set<String>) -> MapLocation {
  .closure { storage, tag in available.contains(tag) ? nil : storage }
}
