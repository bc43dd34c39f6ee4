// testFirstName_wins: so its tensor should stay
import StateDictCore

func takeOver(_ checkpoint: StateDict, by model: Module) throws {
  var places: [ObjectIdentifier: [(Module, String)]] = [:]
  for module in model.modules() {
    for case (let name, let parameter?) in module.registeredParameters {
      places[ObjectIdentifier(parameter), default: []].append((module, name))
    }
  }
  try model.loadStateDict(checkpoint.plain(), assign: true)
  for group in places.values {
    guard let last = group.last else { continue }
    for (module, name) in group { module.registerParameter(name, last.0.parameter(last.1)) }
  }
}
