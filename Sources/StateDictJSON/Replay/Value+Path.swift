import Tensors

extension Value {
  /// A part of a path: a name, or an index or integer key.
  init(key json: JSON) { self = json.int.map(Value.int) ?? .string(json.text) }

  func element(_ key: Value) throws(ReplayError) -> Value {
    let found: Value? =
      switch (self, key) {
      case (.dictionary(let dictionary), _): dictionary.value(for: key)
      case (.stateDict(let state), .string(let name)): state.values[name]
      case (_, .int(let index)): self[index]
      default: nil
      }
    guard let found else { throw .raised(pythonClass: "KeyError", message: key.description) }
    return found
  }

  func set(_ value: Value, for key: Value) {
    switch (self, key) {
    case (.dictionary(let dictionary), _): dictionary.set(value, for: key)
    case (.stateDict(let state), .string(let name)): state.values[name] = value
    case (.list(let list), .int(let index)) where list.values.indices.contains(index):
      list.values[index] = value
    default: break
    }
  }

  func remove(_ key: Value) {
    switch (self, key) {
    case (.dictionary(let dictionary), _): dictionary.remove(key)
    case (.stateDict(let state), .string(let name)): state.values.removeValue(forKey: name)
    default: break
    }
  }
}
