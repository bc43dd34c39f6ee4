// testMemory_holdsOneCopy: let it wait on the CPU
import StateDictCore

func loadForServing(_ path: String, into model: Module, on device: Device) throws {
  try model.to(device)
  try model.loadStateDict(load(path, mapLocation: .device(device)))
  model.eval()
}
