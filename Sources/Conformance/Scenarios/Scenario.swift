import Modules
import OrderedCollections
import StateDictTool
import Tensors

/// One call of `loadStateDict` that real PyTorch made, and everything that differs when we make it.
struct Scenario {
  /// The result of a scenario.
  static func run(_ json: JSON) -> [CaseResult] {
    var scenario = Scenario(json)
    do {
      try scenario.run()
      return [CaseResult(json["id"].text, scenario.differences)]
    } catch {
      return [CaseResult(json["id"].text, stoppedBy: error)]
    }
  }

  let json: JSON
  private(set) var differences: [Difference] = []

  init(_ json: JSON) { self.json = json }

  /// Makes the call and collects what differs.
  mutating func run() throws {
    for hook in json["hooks"].array where hook["action"]["do"].text == "return" {
      throw Inapplicable(
        text: "a hook that returns something: its type says that it returns nothing"
      )
    }
    let spec = try Spec(json["model"])
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
    if actual != expected {
      differences.append(Difference(what, expected: "\(expected)", actual: "\(actual)"))
    }
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
        outcome = [
          "ok": true, "missing_keys": .array(report.missingKeys.map(JSON.string)),
          "unexpected_keys": .array(report.unexpectedKeys.map(JSON.string)),
        ]
      } catch {
        let exception: JSON = [
          "class": .string(error.pythonClass), "module": "builtins",
          "message": .string(error.description),
        ]
        outcome = ["ok": false, "exception": exception]
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
        JSON.array([
          .string(path), .object(entry.map { JSON.Member($0.key, $0.value.plainJSON) }),
        ])
      }
      compare("metadata after", actual, json["source_metadata_after"].array)
    }
    for member in json["extra_state_after"].members {
      var describer = Describer()
      let actual = model.module(at: member.key).flatMap { try? describer.describe($0.extraState) }
      compare("extra state", actual ?? .null, member.value)
    }
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
  return try model.applying(try operations.array.map { try ModelOperation($0) })
}
