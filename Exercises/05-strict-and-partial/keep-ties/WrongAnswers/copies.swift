// testMemory_isTheCheckpoints: was copied into the model's old memory
import StateDictCore

func takeOver(_ checkpoint: StateDict, by model: Module) throws {
  try model.loadStateDict(checkpoint.plain())
}
