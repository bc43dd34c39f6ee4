import StateDictCore

/// Loads a model that is to answer on a device.
///
/// - Parameters:
///   - path: a file that holds the model's state_dict, from whatever machine.
///   - model: the model, on whatever device.
///   - device: where it is to answer.
/// - Throws: what can't be read, doesn't fit or has no room.
func loadForServing(_ path: String, into model: Module, on device: Device) throws {
  // TODO: this obeys the file's tags, forgives gaps, and leaves the model where and as it is.
  try model.loadStateDict(load(path), strict: false)
}
