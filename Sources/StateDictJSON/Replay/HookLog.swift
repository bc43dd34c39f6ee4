import Modules
import Tensors

/// What hooks have seen during a load.
final class HookLog {
  private(set) var entries: [JSON] = []

  /// Installs the hooks that the oracle describes.
  func install(_ hooks: JSON, on model: Module) throws(ReplayError) {
    for hook in hooks.array {
      let action = hook["action"]
      guard action["do"] != "return" else {
        throw .inapplicable("a hook that returns something: its type says that it returns nothing")
      }
      guard let module = model.module(at: hook["module"].text) else { continue }
      if hook["when"].text == "pre" {
        module.registerLoadStateDictPreHook { _, state, loading throws(LoadError) in
          try self.runPreHook(action, state, loading)
        }
      } else {
        module.registerLoadStateDictPostHook { module, loading throws(LoadError) in
          try self.runPostHook(action, module, loading)
        }
      }
    }
  }

  private func runPreHook(
    _ action: JSON,
    _ state: LocalState,
    _ loading: Loading
  ) throws(LoadError) {
    let given = state.entries
    func move(_ from: String, _ to: String) {
      if let value = given.values.removeValue(forKey: from) { given.values[to] = value }
    }
    switch action["do"].text {
    case "log":
      entries.append(
        [
          "hook": "pre", "prefix": .string(state.prefix), "strict": true,
          "keys": .array(given.keys.map(JSON.string)),
          "missing_so_far": .array(loading.missingKeys.map(JSON.string)),
          "unexpected_so_far": .array(loading.unexpectedKeys.map(JSON.string)),
          "version": state.version.map { .int($0) } ?? .null,
        ]
      )
    case "rename": move(state.prefix + action["from"].text, state.prefix + action["to"].text)
    case "rename_absolute": move(action["from"].text, action["to"].text)
    case "drop": given.values.removeValue(forKey: state.prefix + action["key"].text)
    case "add": given.values[state.prefix + action["key"].text] = try? Value(action["value"])
    case "error": loading.faults.append(.message(action["text"].text))
    case "missing": loading.missingKeys.append(action["key"].text)
    case "raise": throw .raised(pythonClass: "ValueError", message: action["text"].text)
    default:
      let message = ReplayError.unknown("hook", action).description
      throw .raised(pythonClass: "UnknownNotation", message: message)
    }
  }

  private func runPostHook(
    _ action: JSON,
    _ module: Module,
    _ loading: Loading
  ) throws(LoadError) {
    switch action["do"].text {
    case "log":
      entries.append(
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
      let message = ReplayError.unknown("hook", action).description
      throw .raised(pythonClass: "UnknownNotation", message: message)
    }
  }
}
