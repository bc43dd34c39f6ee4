import StateDictCore

/// Where a checkpoint's storages go on a machine that has these devices.
///
/// - Parameter available: the tags of the devices that are there, as in `cuda:0`.
/// - Returns: what `load` takes as its mapLocation.
func location(available: Set<String>) -> MapLocation {
  // TODO: keep what is tagged with an available device there, and put everything else on the CPU.
  .meta
}
