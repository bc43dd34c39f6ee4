// testOriginal_staysAsItWas: A StateDict is a reference; make a new one.
import StateDictCore

func withoutPrefix(_ prefix: String, _ state: StateDict) -> StateDict {
  state.consumePrefix(prefix)
  return state
}
