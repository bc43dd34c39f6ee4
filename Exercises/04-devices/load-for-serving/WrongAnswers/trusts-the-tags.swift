// testAnyTag_loads: there is no accelerator here, and you threw
import StateDictCore

func loadForServing(_ path: String, into model: Module, on device: Device) throws {
  try model.loadStateDict(load(path))
  try model.to(device)
  model.eval()
}
