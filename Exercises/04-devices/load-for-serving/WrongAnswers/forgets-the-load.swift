// testAnyTag_loads: Every number in the file is 2
import StateDictCore

func loadForServing(_ path: String, into model: Module, on device: Device) throws {
  _ = try load(path, mapLocation: .cpu)
  try model.to(device)
  model.eval()
}
