import StateDictCore

/// Loads a model that is to answer on a device.
///
/// - Parameters:
///   - path: a file that holds the model's state_dict, from whatever machine.
///   - model: the model, on whatever device.
///   - device: where it is to answer.
/// - Throws: what can't be read, doesn't fit or has no room.
func loadForServing(_ path: String, into model: Module, on device: Device) throws {
  let state = try load(path, mapLocation: .cpu)
  try model.loadStateDict(state)
  try model.to(device)
  model.eval()
}
