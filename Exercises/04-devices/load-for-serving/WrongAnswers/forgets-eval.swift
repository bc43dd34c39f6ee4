// testMode_isEvaluation: Call eval().
import StateDictCore

func loadForServing(_ path: String, into model: Module, on device: Device) throws {
  try model.loadStateDict(load(path, mapLocation: .cpu))
  try model.to(device)
}
