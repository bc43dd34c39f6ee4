import Modules
import OrderedCollections
import StateDictTool
import Tensors

/// What hooks have seen in the scenario that runs.
enum Log {
  nonisolated(unsafe) static var entries: [JSON] = []
}

extension Scenario {
  func install(hooks: JSON, on model: Module) {
    Log.entries = []
    for hook in hooks.array {
      guard let module = model.module(at: hook["module"].text) else { continue }
      let action = hook["action"]
      if hook["when"].text == "pre" {
        module.registerLoadStateDictPreHook { _, state, loading throws(LoadError) in
          try runPreHook(action, state, loading)
        }
      } else {
        module.registerLoadStateDictPostHook { module, loading throws(LoadError) in
          try runPostHook(action, module, loading)
        }
      }
    }
  }
}

private func runPreHook(
  _ action: JSON,
  _ state: LocalState,
  _ loading: Loading
) throws(LoadError) {
  let entries = state.entries
  func move(_ from: String, _ to: String) {
    if let value = entries.values.removeValue(forKey: from) { entries.values[to] = value }
  }
  switch action["do"].text {
  case "log":
    Log.entries.append(
      [
        "hook": "pre", "prefix": .string(state.prefix), "strict": true,
        "keys": .array(entries.keys.map(JSON.string)),
        "missing_so_far": .array(loading.missingKeys.map(JSON.string)),
        "unexpected_so_far": .array(loading.unexpectedKeys.map(JSON.string)),
        "version": state.version.map { .int($0) } ?? .null,
      ]
    )
  case "rename": move(state.prefix + action["from"].text, state.prefix + action["to"].text)
  case "rename_absolute": move(action["from"].text, action["to"].text)
  case "drop": entries.values.removeValue(forKey: state.prefix + action["key"].text)
  case "add": entries.values[state.prefix + action["key"].text] = try? Value(action["value"])
  case "error": loading.faults.append(.message(action["text"].text))
  case "missing": loading.missingKeys.append(action["key"].text)
  case "raise": throw .raised(pythonClass: "ValueError", message: action["text"].text)
  default:
    throw .raised(pythonClass: "UnknownNotation", message: "the tool knows no such hook: \(action)")
  }
}

private func runPostHook(
  _ action: JSON,
  _ module: Module,
  _ loading: Loading
) throws(LoadError) {
  switch action["do"].text {
  case "log":
    Log.entries.append(
      [
        "hook": "post", "module": .string(module.className),
        "missing": .array(loading.missingKeys.map(JSON.string)),
        "unexpected": .array(loading.unexpectedKeys.map(JSON.string)),
      ]
    )
  case "clear_missing": loading.missingKeys = []
  case "clear_unexpected": loading.unexpectedKeys = []
  case "add_missing": loading.missingKeys.append(action["key"].text)
  default:
    throw .raised(pythonClass: "UnknownNotation", message: "the tool knows no such hook: \(action)")
  }
}
