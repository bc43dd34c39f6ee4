// testUntied_staysApart: What is tied is decided by the model before the load.
import StateDictCore

func takeOver(_ checkpoint: StateDict, by model: Module) throws {
  try model.loadStateDict(checkpoint.plain(), assign: true)
  var seen: [Parameter] = []
  for module in model.modules() {
    for case (let name, let parameter?) in module.registeredParameters {
      if let twin = seen.first(where: { $0.storage === parameter.storage }) {
        module.register(name, twin)
      } else {
        seen.append(parameter)
      }
    }
  }
}
