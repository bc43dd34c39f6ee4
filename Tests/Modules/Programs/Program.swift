import Checkpoints
import Foundation
import Modules
import OrderedCollections
import Tensors

/// A short program over models, state dicts and optimizers, run step by step.
///
/// The docstring of the oracle's `programs.py` defines the steps.
struct Program {
  private var models: [String: Module] = [:]
  private var optimizers: [String: Optimizer] = [:]
  private var states: [String: Value] = [:]
  private var labels = Labels()

  /// A fault that Python would raise as an exception of this class.
  private struct Raised: Error {
    let pythonClass: String
    let message: String
  }

  /// Runs all steps and returns their results; a step that fails does not end the program.
  static func run(_ steps: [JSON]) throws -> [JSON] {
    var program = Program()
    return try steps.map { step in
      do {
        return try program.run(step)
      } catch let error as LoadError {
        return exception(error.pythonClass, error.description)
      } catch let error as OptimizerError {
        return exception(error.pythonClass, error.description)
      } catch let error as SpecError {
        return exception(error.pythonClass, error.description)
      } catch let error as TensorError {
        return exception(error.pythonClass, error.description)
      } catch let error as Raised {
        return exception(error.pythonClass, error.message)
      }
    }
  }

  private static func exception(_ pythonClass: String, _ message: String) -> JSON {
    let exception: [(key: String, value: JSON)] = [
      ("class", .string(pythonClass)), ("module", .string("builtins")),
      ("message", .string(message)),
    ]
    return .object([("ok", .bool(false)), ("exception", .object(exception))])
  }

  private mutating func run(_ step: JSON) throws -> JSON {
    let slot = step["as"].text
    switch step["do"].text {
    case "model":
      models[slot] = try make(Spec(step["spec"]), role: step["role"].int ?? 0, step["ops"])
    case "state_dict": states[slot] = try stateDict(step)
    case "edit":
      let state = try value(step["state"]).stateDict ?? StateDict()
      let edited = try state.applying(step["edits"].array.map { StateDictEdit($0) })
      states[step["state"].text] = .stateDict(edited)
    case "edit_path":
      for edit in step["edits"].array { try editPath(edit, in: value(step["state"])) }
    case "deepcopy": states[slot] = try value(step["of"]).deepCopy()
    case "roundtrip": states[slot] = try TorchArchive.load(TorchArchive.save(value(step["of"])))
    case "load_file": states[slot] = try loadFile(step)
    case "load": return try load(step)
    case "load_optimizer":
      try optimizer(step["optimizer"]).loadStateDict(value(step["state"]))
      return .object([("ok", .bool(true))])
    case "optimizer": optimizers[slot] = try makeOptimizer(step)
    case "step": try makeStep(step)
    case "zero_grad": try optimizer(step["optimizer"]).zeroGrad()
    case "mutate": try mutate(step)
    case "to_dtype": try model(step["model"]).to(DType(step["dtype"]))
    case "observe": return try observe(step)
    default: throw Scenario.Omission.notInSwift("step \(step["do"].text)")
    }
    return .null
  }
}

// MARK: - Slots

extension Program {
  private func value(_ slot: JSON) throws -> Value { try find(slot, in: states) }
  private func model(_ slot: JSON) throws -> Module { try find(slot, in: models) }
  private func optimizer(_ slot: JSON) throws -> Optimizer { try find(slot, in: optimizers) }

  private func find<T>(_ slot: JSON, in slots: [String: T]) throws -> T {
    guard let found = slots[slot.text] else {
      throw Raised(pythonClass: "KeyError", message: "'\(slot.text)'")
    }
    return found
  }
}

// MARK: - Steps

extension Program {
  private func stateDict(_ step: JSON) throws -> Value {
    if let optimizer = optimizers[step["of"].text] { return optimizer.stateDict() }
    let keepVars = step["keep_vars"].bool ?? false
    return .stateDict(try model(step["of"]).stateDict(keepVars: keepVars))
  }

  /// Follows a path and changes what is there; a missing key is Python's `KeyError`.
  private func editPath(_ edit: JSON, in root: Value) throws {
    let path = edit["path"].array
    guard let last = path.last.map({ Value(key: $0) }) else { return }
    var target = root
    for part in path.dropLast() { target = try target.element(Value(key: part)) }
    switch edit["op"].text {
    case "set": target.set(Value(edit["value"]), for: last)
    case "drop": target.remove(last)
    case "append":
      if case .list(let list) = try target.element(last) {
        list.values.append(Value(edit["value"]))
      }
    case "cast":
      let tensor = try target.element(last).tensor
      target.set(tensor.map { .tensor($0.to(DType(edit["dtype"]))) } ?? .none, for: last)
    default: throw Scenario.Omission.notInSwift("edit \(edit["op"].text)")
    }
  }

  private func loadFile(_ step: JSON) throws -> Value {
    let file = Oracle.folder.appendingPathComponent(step["file"].text)
    var value = try TorchArchive.load([UInt8](try Data(contentsOf: file)))
    for part in step["path"].array { value = try value.element(Value(key: part)) }
    return value
  }

  private func load(_ step: JSON) throws -> JSON {
    let report = try model(step["model"]).loadStateDict(
      value(step["state"]),
      strict: step["strict"].bool ?? true,
      assign: step["assign"].bool ?? false
    )
    return .object([
      ("ok", .bool(true)), ("missing_keys", .array(report.missingKeys.map(JSON.string))),
      ("unexpected_keys", .array(report.unexpectedKeys.map(JSON.string))),
    ])
  }

  private func makeOptimizer(_ step: JSON) throws -> Optimizer {
    let model = try model(step["model"])
    var groups: [ParameterGroup] = []
    for group in step["groups"].array {
      var options = optimizerOptions(group)
      options.removeValue(forKey: "params")
      let tensors = Dictionary(uniqueKeysWithValues: model.registeredTensors().map { $0 })
      groups.append(
        ParameterGroup(group["params"].strings.compactMap { tensors[$0] }, options: options)
      )
    }
    if step["groups"].isNull {
      let named = model.namedParameters()
      let isNamed = step["named"].bool ?? false
      groups = [isNamed ? ParameterGroup(named: named) : ParameterGroup(model.parameters())]
    }
    return try ModulesTests.makeOptimizer(step["class"].text, groups, step["args"])
  }

  /// Gives every parameter a gradient by the fill rule, and steps.
  private func makeStep(_ step: JSON) throws {
    let salt = step["salt"].int ?? 0
    for (index, entry) in try model(step["model"]).namedParameters().enumerated() {
      guard entry.parameter.requiresGrad else { continue }
      let (shape, dtype) = (entry.parameter.shape, entry.parameter.dtype)
      entry.parameter.grad = .filled(shape, dtype: dtype, salt: salt + 3 * index)
    }
    try optimizer(step["optimizer"]).step()
  }

  private func mutate(_ step: JSON) throws {
    let tensors = try model(step["model"]).registeredTensors()
    guard let tensor = tensors.first(where: { $0.name == step["name"].text })?.tensor else {
      return
    }
    try noGrad { () throws(TensorError) in try tensor += step["add"].double ?? 0 }
  }
}

// MARK: - Observations

extension Program {
  private mutating func observe(_ step: JSON) throws -> JSON {
    if !step["model"].isNull {
      let model = try model(step["model"])
      var tensors: [JSON] = []
      for (name, tensor) in model.registeredTensors() {
        tensors.append(.object([("name", .string(name))] + labels.describe(tensor)))
      }
      return .object([("training", .bool(model.isTraining)), ("tensors", .array(tensors))])
    }
    if !step["state"].isNull {
      let value = try value(step["state"])
      return .object([("state", labels.tree(value)), ("metadata", metadata(of: value))])
    }
    let optimizer = try optimizer(step["optimizer"])
    var groups: [JSON] = []
    for group in optimizer.groups {
      groups.append(.array(group.parameters.map { .object(labels.labels($0)) }))
    }
    return .object([
      ("parameters", .array(groups)), ("state_dict", labels.tree(optimizer.stateDict())),
    ])
  }

  private func metadata(of value: Value) -> JSON {
    guard case .stateDict(let state) = value, let metadata = state.metadata else { return .null }
    return .array(
      metadata.map { path, entry in
        let members = entry.map { name, value in
          let plain = value.int.map { JSON.number(String($0)) } ?? .bool(value.isTrue)
          return (key: name, value: plain)
        }
        return .array([.string(path), .object(members)])
      }
    )
  }
}

extension Value {
  /// A part of a path: a name, or an index or integer key.
  fileprivate init(key json: JSON) { self = json.int.map(Value.int) ?? .string(json.text) }

  fileprivate func element(_ key: Value) throws -> Value {
    let found: Value? =
      switch (self, key) {
      case (.dictionary(let dictionary), _): dictionary.value(for: key)
      case (.stateDict(let state), .string(let name)): state.values[name]
      case (_, .int(let index)): self[index]
      default: nil
      }
    guard let found else { throw OptimizerFault.missing(key) }
    return found
  }

  fileprivate func set(_ value: Value, for key: Value) {
    switch (self, key) {
    case (.dictionary(let dictionary), _): dictionary.set(value, for: key)
    case (.stateDict(let state), .string(let name)): state.values[name] = value
    case (.list(let list), .int(let index)): list.values[index] = value
    default: break
    }
  }

  fileprivate func remove(_ key: Value) {
    switch (self, key) {
    case (.dictionary(let dictionary), _): dictionary.remove(key)
    case (.stateDict(let state), .string(let name)): state.values.removeValue(forKey: name)
    default: break
    }
  }
}

/// What the interpreter itself finds wrong.
private enum OptimizerFault: Error { case missing(Value) }
