// testTied_isOneParameter: assign gives every name a parameter of its own
import StateDictCore

func takeOver(_ checkpoint: StateDict, by model: Module) throws {
  try model.loadStateDict(checkpoint.plain(), assign: true)
}
