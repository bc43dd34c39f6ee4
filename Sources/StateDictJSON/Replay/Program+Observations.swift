import Modules
import Tensors

extension Program {
  mutating func observe(_ step: JSON) throws(ReplayError) -> JSON {
    if !step["model"].isNull {
      let model = try model(step["model"])
      var tensors: [JSON] = []
      for (name, tensor) in model.registeredTensors() {
        tensors.append(.object([JSON.Member("name", .string(name))] + labels.describe(tensor)))
      }
      return ["training": .bool(model.isTraining), "tensors": .array(tensors)]
    }
    if !step["state"].isNull {
      let value = try value(step["state"])
      return ["state": try labels.tree(value), "metadata": value.stateDict?.metadataJSON ?? .null]
    }
    let optimizer = try optimizer(step["optimizer"])
    var groups: [JSON] = []
    for group in optimizer.groups {
      groups.append(.array(group.parameters.map { .object(labels.labels($0)) }))
    }
    return [
      "parameters": .array(groups), "state_dict": try labels.tree(optimizer.stateDict()),
    ]
  }
}
