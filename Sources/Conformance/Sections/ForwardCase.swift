import Modules
import StateDictJSON
import Tensors

/// A layer with given weights: what it computes, and what its buffers hold afterwards.
enum ForwardCase {
  static func run(_ item: JSON) -> [CaseResult] {
    let name = item["id"].text
    do {
      return [CaseResult(name, try differences(item))]
    } catch {
      return [CaseResult(name, stoppedBy: error)]
    }
  }

  private static func differences(_ item: JSON) throws -> [Difference] {
    let model = try Spec(item["module"]).build().train(item["training"].bool ?? false)
    let state = StateDict()
    for member in item["state"].members { state[member.key] = try Tensor(array: member.value) }
    try model.loadStateDict(state)
    var differences: [Difference] = []
    for (index, expected) in item["outputs"].array.enumerated() {
      let output = try model(try Tensor(array: item["inputs"][0]))
      differences += output.differences(from: expected, at: "outputs[\(index)]")
    }
    for member in item["state_after"].members {
      let place = "state_after." + member.key
      guard let tensor = model.stateDict()[member.key] else {
        differences.append(Difference(place, expected: "a tensor", actual: "nothing"))
        continue
      }
      differences += tensor.differences(from: member.value, at: place)
    }
    return differences
  }
}
