public import Modules
import Tensors

/// One call of `loadStateDict`, described as the conformance oracle describes it, and made.
public struct LoadReplay {
  private let json: JSON
  private let model: Module
  private let source: Source
  private let hooks = HookLog()

  /// Builds the model and the source and installs the hooks.
  ///
  /// - Parameters:
  ///   - json: `model`, `model_ops`, `hooks`, `source`, `edits` and `call`.
  ///   - files: where a source of kind `file` comes from.
  /// - Throws: `ReplayError` where one of them cannot be made.
  public init(_ json: JSON, files: Files) throws(ReplayError) {
    self.json = json
    let spec = try Spec(json["model"])
    model = try filledModel(spec, role: 0, json["model_ops"])
    source = try Source(json["source"], for: spec, files: files).edited(json["edits"])
    try hooks.install(json["hooks"], on: model)
  }

  /// Makes the call.
  ///
  /// - Returns: `outcome`, `warnings`, `model_keys`, `source_keys`, `before` and `after`, and what
  ///   became of keys, metadata, hooks and extra state.
  public func run() -> JSON {
    let snapshot = Snapshot(model)
    let keys = source.state?.keys
    let given = source.state?.values ?? [:]
    let before = JSON.array(model.registeredTensors().map { .object(facts($0.name, $0.tensor)) })
    var outcome = JSON.null
    let warnings = Warnings.record { outcome = load() }
    var members = [
      JSON.Member("outcome", outcome),
      JSON.Member("warnings", .array(warnings.map { .string("UserWarning: " + $0) })),
      JSON.Member("model_keys", .array(model.stateDict(keepVars: true).keys.map(JSON.string))),
    ]
    if let keys { members.append(JSON.Member("source_keys", .array(keys.map(JSON.string)))) }
    members.append(JSON.Member("before", before))
    members.append(JSON.Member("after", after(snapshot, given)))
    return .object(members + rest())
  }

  private func load() -> JSON {
    let call = json["call"]
    let (strict, assign) = (call["strict"].bool ?? true, call["assign"].bool ?? false)
    do throws(LoadError) {
      let report: IncompatibleKeys
      switch source {
      case .state(let state):
        let swap = call["swap"].bool ?? false
        report = try model.loadStateDict(state, strict: strict, assign: assign, swap: swap)
      case .value(let value):
        report = try model.loadStateDict(value, strict: strict, assign: assign)
      }
      return [
        "ok": true, "missing_keys": .array(report.missingKeys.map(JSON.string)),
        "unexpected_keys": .array(report.unexpectedKeys.map(JSON.string)),
      ]
    } catch {
      return .exception(error.pythonClass, error.description)
    }
  }

  /// Every tensor of the model after the call, defaults left out.
  private func after(_ before: Snapshot, _ given: OrderedDictionary<Value>) -> JSON {
    .array(
      model.registeredTensors().map { name, tensor in
        var members = facts(name, tensor) + before.fate(of: name, tensor)
        let source = given[name]?.tensor
        let shares = source?.storage === tensor.storage && tensor.storage.hasBytes
        if source === tensor { members.append(JSON.Member("is_source_object", true)) }
        if shares, tensor.storage.byteCount > 0 {
          members.append(JSON.Member("shares_source_storage", true))
        }
        return .object(members)
      }
    )
  }

  private func facts(_ name: String, _ tensor: Tensor) -> [JSON.Member] {
    let kind: JSON = isParameter(name) ? "parameter" : "buffer"
    let members = [JSON.Member("name", .string(name)), JSON.Member("registered", kind)]
    return members + Labels.facts(tensor, first: 4)
  }

  private func isParameter(_ path: String) -> Bool {
    let parts = path.parts(at: ".")
    let module = model.module(at: parts.dropLast().joined(separator: "."))
    return module?.registeredParameters[parts.last ?? ""] != nil
  }

  private func rest() -> [JSON.Member] {
    var members: [JSON.Member] = []
    if !json["hooks"].array.isEmpty {
      members.append(JSON.Member("hook_log", .array(hooks.entries)))
    }
    if let state = source.state {
      members.append(JSON.Member("source_keys_after", .array(state.keys.map(JSON.string))))
      if let metadata = state.metadataJSON {
        members.append(JSON.Member("source_metadata_after", metadata))
      }
    }
    var extra: [JSON.Member] = []
    for (name, module) in model.namedModules() where module.hasExtraState {
      var describer = Describer()
      let value = module.extraState
      extra.append(JSON.Member(name, (try? describer.describe(value)) ?? .null))
    }
    if !extra.isEmpty { members.append(JSON.Member("extra_state_after", .object(extra))) }
    return members
  }
}

extension StateDict {
  /// The metadata as the oracle writes it: pairs of a module's path and its marks.
  var metadataJSON: JSON? {
    guard let metadata else { return nil }
    return .array(
      metadata.map { path, marks in
        let members = marks.map { name, value in
          JSON.Member(name, value.int.map { .int($0) } ?? .bool(value.isTrue))
        }
        return .array([.string(path), .object(members)])
      }
    )
  }
}

/// Builds a model, fills it by the fill rule and changes it.
///
/// - Parameters:
///   - spec: the model.
///   - role: which of several models with different numbers.
///   - operations: an array of the oracle's `model_ops`.
/// - Returns: the model; where an operation wraps it, the wrapper.
/// - Throws: `ReplayError` where there is no such class, argument or operation.
public func filledModel(
  _ spec: Spec,
  role: Int,
  _ operations: JSON
) throws(ReplayError) -> Module {
  manualSeed(0)
  let operations = try operations.map(ModelOperation.init(_:))
  return try raising { () throws(SpecError) in
    let model = try spec.build()
    model.fill(role: role)
    return try model.applying(operations)
  }
}
