// testTied_isOneParameter: not what it had before
import StateDictCore

func takeOver(_ checkpoint: StateDict, by model: Module) throws {
  var seen: [Parameter] = []
  var ties: [(Module, String, Parameter)] = []
  for module in model.modules() {
    for case (let name, let parameter?) in module.registeredParameters {
      if seen.contains(where: { $0 === parameter }) {
        for other in model.modules() {
          for case (let name, let twin?) in other.registeredParameters where twin === parameter {
            ties.append((other, name, parameter))
          }
        }
        ties.append((module, name, parameter))
      }
      seen.append(parameter)
    }
  }
  try model.loadStateDict(checkpoint.plain(), assign: true)
  for (module, name, parameter) in ties { module.register(name, parameter) }
}
