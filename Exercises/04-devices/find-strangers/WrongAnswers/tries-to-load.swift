// testForeignTags_areNamed: Don't let load send a storage
import StateDictCore

func strangers(in path: String, available: Set<String>) throws -> [String] {
  let state = try load(path).stateDict
  return state?.tensors.filter { !available.contains($0.tensor.device.description) }
    .map { $0.name } ?? []
}
