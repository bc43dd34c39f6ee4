// testTiedWeights_stayTied: the file would hold the weights twice
import StateDictCore

/// The same state_dict, in storages that hold nothing but its elements.
func trimmed(_ state: StateDict) throws -> StateDict {
  let result = StateDict(metadata: state.metadata)
  for name in state.keys { result[name] = try state[name]?.clone() }
  return result
}
