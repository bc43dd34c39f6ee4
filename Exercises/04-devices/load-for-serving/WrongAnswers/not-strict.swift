// testGap_throws: Stay strict.
import StateDictCore

func loadForServing(_ path: String, into model: Module, on device: Device) throws {
  try model.loadStateDict(load(path, mapLocation: .cpu), strict: false)
  try model.to(device)
  model.eval()
}
