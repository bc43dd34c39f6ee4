// testModel_isOnTheDevice: Loading moves no model, whatever mapLocation says
import StateDictCore

func loadForServing(_ path: String, into model: Module, on device: Device) throws {
  try model.loadStateDict(load(path, mapLocation: .device(device)))
  model.eval()
}
