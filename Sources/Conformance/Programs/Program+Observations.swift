import Modules
import OrderedCollections
import StateDictTool
import Tensors

extension Program {
  mutating func observe(_ step: JSON) throws -> JSON {
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
      return ["state": try labels.tree(value), "metadata": metadata(of: value)]
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

  private func metadata(of value: Value) -> JSON {
    guard case .stateDict(let state) = value, let metadata = state.metadata else { return .null }
    return .array(
      metadata.map { path, entry in
        let members = entry.map { name, value in
          let plain = value.int.map { JSON.number(String($0)) } ?? .bool(value.isTrue)
          return JSON.Member(name, plain)
        }
        return .array([.string(path), .object(members)])
      }
    )
  }
}
