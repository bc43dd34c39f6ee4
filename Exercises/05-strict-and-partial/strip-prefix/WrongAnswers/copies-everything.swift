// testTensors_areTheSame: a copy would double a large model's memory
import StateDictCore

func withoutPrefix(_ prefix: String, _ state: StateDict) -> StateDict {
  let result = (try? state.deepCopy()) ?? StateDict()
  result.consumePrefix(prefix)
  return result
}
