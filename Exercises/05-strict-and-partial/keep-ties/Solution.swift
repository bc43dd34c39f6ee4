import StateDictCore

/// Lets a model take over a checkpoint's tensors; its ties stay, and the checkpoint isn't marked.
///
/// - Throws: what `loadStateDict` throws.
func takeOver(_ checkpoint: StateDict, by model: Module) throws {
  var first: [ObjectIdentifier: Place] = [:]
  var ties: [(place: Place, first: Place)] = []
  for module in model.modules() {
    for case (let name, let parameter?) in module.registeredParameters {
      let place = Place(module: module, name: name)
      if let known = first[ObjectIdentifier(parameter)] {
        ties.append((place, known))
      } else {
        first[ObjectIdentifier(parameter)] = place
      }
    }
  }
  try model.loadStateDict(checkpoint.plain(), assign: true)
  for (place, first) in ties { place.module.registerParameter(place.name, first.parameter) }
}

/// Where a parameter is registered.
private struct Place {
  let module: Module
  let name: String

  var parameter: Parameter? { module.parameter(name) }
}
