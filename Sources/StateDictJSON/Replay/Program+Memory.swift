import Modules
import Tensors

extension Program {
  /// What the program's memory holds: every tensor that a slot reaches, who refers to it, and which
  /// storage it looks at.
  ///
  /// - Returns: `tensors`, each with `object`, `storage`, `names` and its facts, and `storages` with
  ///   `storage`, `nbytes` and `device`; numbers are those of the observations. What nobody refers to
  ///   any more is not there.
  public mutating func memory() -> JSON {
    var survey = MemorySurvey()
    for (slot, model) in models { survey.visit(model, slot) }
    for (slot, value) in states { survey.visit(value, slot) }
    for (slot, optimizer) in optimizers {
      for (number, group) in optimizer.groups.enumerated() {
        for (place, parameter) in group.parameters.enumerated() {
          survey.visit(parameter, "\(slot).param_groups[\(number)]['params'][\(place)]")
        }
      }
      if let state = optimizer.stateDict()["state"] { survey.visit(state, slot + ".state") }
    }
    return survey.json(&labels)
  }
}

/// Collects tensors and the names under which they are reached.
private struct MemorySurvey {
  private var tensors: [(tensor: Tensor, names: [String])] = []
  private var places: [ObjectIdentifier: Int] = [:]
  private var depth = 0

  private static let maximumDepth = 100

  mutating func visit(_ model: Module, _ slot: String) {
    for (name, tensor) in model.registeredTensors() { visit(tensor, slot + "." + name) }
  }

  mutating func visit(_ tensor: Tensor, _ name: String) {
    if let place = places[ObjectIdentifier(tensor)] {
      tensors[place].names.append(name)
      return
    }
    places[ObjectIdentifier(tensor)] = tensors.count
    tensors.append((tensor, [name]))
    if let gradient = tensor.grad { visit(gradient, name + ".grad") }
  }

  /// Visits what a value holds; names read as Python's expressions do.
  mutating func visit(_ value: Value, _ name: String) {
    guard depth < Self.maximumDepth else { return }
    depth += 1
    defer { depth -= 1 }
    switch value {
    case .tensor(let tensor): visit(tensor, name)
    case .stateDict(let state):
      for (key, value) in state.values { visit(value, "\(name)[\(Python.repr(key))]") }
    case .dictionary(let dictionary):
      for (key, value) in dictionary.items { visit(value, "\(name)[\(key)]") }
    case .list(let list): visit(list.values, name)
    case .tuple(let tuple): visit(tuple.values, name)
    default: break
    }
  }

  private mutating func visit(_ values: [Value], _ name: String) {
    for (index, value) in values.enumerated() { visit(value, "\(name)[\(index)]") }
  }

  func json(_ labels: inout Labels) -> JSON {
    var storages: [JSON] = []
    var seen: Set<ObjectIdentifier> = []
    var described: [JSON] = []
    for (tensor, names) in tensors {
      let storage = tensor.storage
      var members = labels.describe(tensor)
      let label = members.first { $0.key == "storage" }?.value ?? .null
      members.append(JSON.Member("storage_offset", .int(tensor.storageOffset)))
      members.append(JSON.Member("names", .array(names.map(JSON.string))))
      described.append(.object(members))
      guard seen.insert(ObjectIdentifier(storage)).inserted else { continue }
      storages.append([
        "storage": label, "nbytes": .int(storage.byteCount),
        "device": .string(storage.device.description),
      ])
    }
    return ["tensors": .array(described), "storages": .array(storages)]
  }
}
