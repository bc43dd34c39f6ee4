// testCheckpoint_isNotMarked: assign: true has marked the caller's metadata
import StateDictCore

func takeOver(_ checkpoint: StateDict, by model: Module) throws {
  var first: [ObjectIdentifier: (Module, String)] = [:]
  var ties: [(Module, String, (Module, String))] = []
  for module in model.modules() {
    for case (let name, let parameter?) in module.registeredParameters {
      if let known = first[ObjectIdentifier(parameter)] {
        ties.append((module, name, known))
      } else {
        first[ObjectIdentifier(parameter)] = (module, name)
      }
    }
  }
  try model.loadStateDict(checkpoint, assign: true)
  for (module, name, first) in ties { module.registerParameter(name, first.0.parameter(first.1)) }
}
