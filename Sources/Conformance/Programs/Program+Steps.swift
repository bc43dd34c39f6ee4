import Modules
import OrderedCollections
import StateDictCore
import StateDictTool
import Tensors

extension Program {
  func stateDict(_ step: JSON) throws -> Value {
    if let optimizer = optimizers[step["of"].text] { return optimizer.stateDict() }
    let keepVars = step["keep_vars"].bool ?? false
    return .stateDict(try model(step["of"]).stateDict(keepVars: keepVars))
  }

  /// Follows a path and changes what is there; a missing key is Python's `KeyError`.
  func editPath(_ edit: JSON, in root: Value) throws {
    let path = edit["path"].array
    guard let last = path.last.map({ Value(key: $0) }) else { return }
    var target = root
    for part in path.dropLast() { target = try target.element(Value(key: part)) }
    switch edit["op"].text {
    case "set": target.set(try Value(edit["value"]), for: last)
    case "drop": target.remove(last)
    case "append":
      if case .list(let list) = try target.element(last) {
        list.values.append(try Value(edit["value"]))
      }
    case "cast":
      let dtype = try DType(edit["dtype"])
      let cast = try target.element(last).tensor?.to(dtype)
      target.set(cast.map { .tensor($0) } ?? .none, for: last)
    default: throw UnknownNotation("edit", edit)
    }
  }

  func loadFile(_ step: JSON) throws -> Value {
    var value = try StateDictCore.load(step["file"].text)
    for part in step["path"].array { value = try value.element(Value(key: part)) }
    return value
  }

  func load(_ step: JSON) throws -> JSON {
    let report = try model(step["model"]).loadStateDict(
      value(step["state"]),
      strict: step["strict"].bool ?? true,
      assign: step["assign"].bool ?? false
    )
    return [
      "ok": true, "missing_keys": .array(report.missingKeys.map(JSON.string)),
      "unexpected_keys": .array(report.unexpectedKeys.map(JSON.string)),
    ]
  }

  func optimizer(from step: JSON) throws -> Optimizer {
    let model = try model(step["model"])
    var groups: [ParameterGroup] = []
    for group in step["groups"].array {
      var options = optimizerOptions(group)
      options.removeValue(forKey: "params")
      let tensors = Dictionary(
        model.registeredTensors().map { ($0.name, $0.tensor) },
        uniquingKeysWith: { first, _ in first }
      )
      groups.append(
        ParameterGroup(group["params"].strings.compactMap { tensors[$0] }, options: options)
      )
    }
    if step["groups"].isNull {
      let named = model.namedParameters()
      let isNamed = step["named"].bool ?? false
      groups = [isNamed ? ParameterGroup(named: named) : ParameterGroup(model.parameters())]
    }
    return try makeOptimizer(step["class"].text, groups, step["args"])
  }

  /// Gives every parameter a gradient by the fill rule, and steps.
  func makeStep(_ step: JSON) throws {
    let salt = step["salt"].int ?? 0
    for (index, entry) in try model(step["model"]).namedParameters().enumerated() {
      guard entry.parameter.requiresGrad else { continue }
      let (shape, dtype) = (entry.parameter.shape, entry.parameter.dtype)
      entry.parameter.grad = .filled(shape, dtype: dtype, salt: salt + 3 * index)
    }
    try optimizer(step["optimizer"]).step()
  }

  func mutate(_ step: JSON) throws {
    let tensors = try model(step["model"]).registeredTensors()
    guard let tensor = tensors.first(where: { $0.name == step["name"].text })?.tensor else {
      return
    }
    try noGrad { () throws(TensorError) in try tensor += step["add"].double ?? 0 }
  }
}
