import Checkpoints
import Foundation
import Modules
import OrderedCollections
import Tensors

/// One call of `loadStateDict` that real PyTorch made, and everything that differs when we make it.
struct Scenario {
  /// Why a scenario was not run.
  enum Omission: Error {
    /// Swift has no such thing, and this is why.
    case notInSwift(String)
  }

  let json: JSON
  private(set) var differences: [String] = []

  init(_ json: JSON) { self.json = json }

  /// Makes the call and collects what differs.
  mutating func run() throws {
    for hook in json["hooks"].array where hook["action"]["do"].text == "return" {
      throw Omission.notInSwift("a hook's type says that it returns nothing")
    }
    let spec = Spec(json["model"])
    let model = try make(spec, role: 0, json["model_ops"])
    let source = try Source(json["source"], for: spec).edited(json["edits"])
    install(hooks: json["hooks"], on: model)

    let before = Snapshot(model)
    let keys = source.state?.keys
    let given = source.state?.values ?? [:]
    compare("outcome", load(source, into: model), json["outcome"])
    compare("model keys", model.stateDict(keepVars: true).keys, json["model_keys"].strings)
    if let keys { compare("source keys", keys, json["source_keys"].strings) }
    compareTensors(of: model, before, given)
    compareRest(of: model, source.state)
  }

  private mutating func compare<T: Equatable>(_ what: String, _ actual: T, _ expected: T) {
    if actual != expected { differences.append("\(what): \(actual), expected \(expected)") }
  }

  /// Loads, and returns the outcome as the oracle writes it.
  private mutating func load(_ source: Source, into model: Module) -> JSON {
    let call = json["call"]
    let (strict, assign) = (call["strict"].bool ?? true, call["assign"].bool ?? false)
    var outcome = JSON.null
    let warnings = Warnings.record {
      do throws(LoadError) {
        let report =
          switch source {
          case .state(let state):
            try model.loadStateDict(
              state,
              strict: strict,
              assign: assign,
              swap: call["swap"].bool ?? false
            )
          case .value(let value): try model.loadStateDict(value, strict: strict, assign: assign)
          }
        outcome = .object([
          ("ok", .bool(true)), ("missing_keys", .array(report.missingKeys.map(JSON.string))),
          ("unexpected_keys", .array(report.unexpectedKeys.map(JSON.string))),
        ])
      } catch {
        let exception: [(key: String, value: JSON)] = [
          ("class", .string(error.pythonClass)), ("module", .string("builtins")),
          ("message", .string(error.description)),
        ]
        outcome = .object([("ok", .bool(false)), ("exception", .object(exception))])
      }
    }
    compare("warnings", warnings.map { "UserWarning: " + $0 }, json["warnings"].strings)
    return outcome
  }

  private mutating func compareTensors(
    of model: Module,
    _ before: Snapshot,
    _ given: OrderedDictionary<String, Value>
  ) {
    let actual = Self.observations(of: model, before, given)
    let expected = json["after"].array
    compare("tensors", actual.map { $0.name }, expected.map { $0["name"].text })
    for (observation, description) in zip(actual, expected) {
      for (fact, value) in Self.expectations(description).sorted(by: { $0.key < $1.key }) {
        compare("\(observation.name): \(fact)", observation.facts[fact] ?? "absent", value)
      }
    }
  }

  private mutating func compareRest(of model: Module, _ state: StateDict?) {
    if !json["hook_log"].isNull { compare("hook log", Log.entries, json["hook_log"].array) }
    if !json["source_keys_after"].isNull {
      compare("keys after", state?.keys ?? [], json["source_keys_after"].strings)
    }
    if let metadata = state?.metadata {
      let actual = metadata.map { path, entry in
        JSON.array([.string(path), .object(entry.map { ($0.key, $0.value.plainJSON) })])
      }
      compare("metadata after", actual, json["source_metadata_after"].array)
    }
    for (path, expected) in json["extra_state_after"].members {
      compare("extra state", model.module(at: path)?.extraState.json ?? .null, expected)
    }
  }
}

/// What hooks have seen in the scenario that runs.
private enum Log {
  nonisolated(unsafe) static var entries: [JSON] = []
}

extension Scenario {
  private func install(hooks: JSON, on model: Module) {
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
          runPostHook(action, module, loading)
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
      .object([
        ("hook", .string("pre")), ("prefix", .string(state.prefix)), ("strict", .bool(true)),
        ("keys", .array(entries.keys.map(JSON.string))),
        ("missing_so_far", .array(loading.missingKeys.map(JSON.string))),
        ("unexpected_so_far", .array(loading.unexpectedKeys.map(JSON.string))),
        ("version", state.version.map { .number(String($0)) } ?? .null),
      ])
    )
  case "rename": move(state.prefix + action["from"].text, state.prefix + action["to"].text)
  case "rename_absolute": move(action["from"].text, action["to"].text)
  case "drop": entries.values.removeValue(forKey: state.prefix + action["key"].text)
  case "add": entries.values[state.prefix + action["key"].text] = Value(action["value"])
  case "error": loading.faults.append(.message(action["text"].text))
  case "missing": loading.missingKeys.append(action["key"].text)
  case "raise": throw .raised(pythonClass: "ValueError", message: action["text"].text)
  default: preconditionFailure("no action \(action)")
  }
}

private func runPostHook(_ action: JSON, _ module: Module, _ loading: Loading) {
  switch action["do"].text {
  case "log":
    Log.entries.append(
      .object([
        ("hook", .string("post")), ("module", .string(module.className)),
        ("missing", .array(loading.missingKeys.map(JSON.string))),
        ("unexpected", .array(loading.unexpectedKeys.map(JSON.string))),
      ])
    )
  case "clear_missing": loading.missingKeys = []
  case "clear_unexpected": loading.unexpectedKeys = []
  case "add_missing": loading.missingKeys.append(action["key"].text)
  default: preconditionFailure("no action \(action)")
  }
}

extension Value {
  /// The value as JSON without tags, as metadata is written.
  fileprivate var plainJSON: JSON {
    switch self {
    case .int(let value): .number(String(value))
    case .bool(let value): .bool(value)
    default: .null
    }
  }
}

/// Builds a model, fills it and changes it.
func make(_ spec: Spec, role: Int, _ operations: JSON) throws -> Module {
  manualSeed(0)
  let model = try spec.build()
  model.fill(role: role)
  return try model.applying(operations.array.map { ModelOperation($0) })
}
