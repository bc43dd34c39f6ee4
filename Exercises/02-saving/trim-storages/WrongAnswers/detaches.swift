// testView_bringsOnlyItsElements: Neither detach() nor contiguous()
import StateDictCore

/// The same state_dict, in storages that hold nothing but its elements.
func trimmed(_ state: StateDict) throws -> StateDict {
  let result = StateDict(metadata: state.metadata)
  for name in state.keys { result[name] = state[name]?.detach() }
  return result
}
