// testAnyTag_loads: Copying converts to the model's dtype
import StateDictCore

func loadForServing(_ path: String, into model: Module, on device: Device) throws {
  try model.loadStateDict(load(path, mapLocation: .cpu), assign: true)
  try model.to(device)
  model.eval()
}
