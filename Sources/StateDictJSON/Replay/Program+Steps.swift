import Checkpoints
import Modules
import Tensors

extension Program {
  func stateDict(_ step: JSON) throws(ReplayError) -> Value {
    if let optimizer = optimizers[step["of"].text] { return optimizer.stateDict() }
    let keepVars = step["keep_vars"].bool ?? false
    return .stateDict(try model(step["of"]).stateDict(keepVars: keepVars))
  }

  /// Follows a path and changes what is there; a missing key is Python's `KeyError`.
  func editPath(_ edit: JSON, in root: Value) throws(ReplayError) {
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
      let tensor = try target.element(last).tensor
      let cast = try raising { () throws(TensorError) in try tensor?.to(dtype) }
      target.set(cast.map { .tensor($0) } ?? .none, for: last)
    default: throw .unknown("edit", edit)
    }
  }

  func roundTrip(_ value: Value) throws(ReplayError) -> Value {
    #if hasFeature(Embedded)
      // The module that has models has no archives.
      let parcel = try raising { () throws(DescriptionError) in try Parcel.pack(value) }
      return try ByteSource(parcel).withBytes { bytes throws(ReplayError) in
        try Parcel.unpack(bytes)
      }
    #else
      return try raising { () throws(CheckpointError) in
        try TorchArchive.load(TorchArchive.save(value))
      }
    #endif
  }

  func load(_ step: JSON) throws(ReplayError) -> JSON {
    let (model, state) = (try model(step["model"]), try value(step["state"]))
    let report = try raising { () throws(LoadError) in
      try model.loadStateDict(
        state,
        strict: step["strict"].bool ?? true,
        assign: step["assign"].bool ?? false
      )
    }
    return [
      "ok": true, "missing_keys": .array(report.missingKeys.map(JSON.string)),
      "unexpected_keys": .array(report.unexpectedKeys.map(JSON.string)),
    ]
  }

  func optimizer(from step: JSON) throws(ReplayError) -> Optimizer {
    let model = try model(step["model"])
    var groups: [ParameterGroup] = []
    for group in step["groups"].array {
      var options = groupOptions(group)
      options.removeValue(forKey: "params")
      let tensors = try group["params"].map { name throws(ReplayError) in
        try registeredTensor(name.text, of: model)
      }
      groups.append(ParameterGroup(tensors, options: options))
    }
    let named = model.namedParameters()
    if step["groups"].isNull, !named.isEmpty {
      let isNamed = step["named"].bool ?? false
      groups = [isNamed ? ParameterGroup(named: named) : ParameterGroup(model.parameters())]
    }
    return try makeOptimizer(step["class"].text, groups, step["args"])
  }

  /// Gives every parameter a gradient by the fill rule, and steps.
  func makeStep(_ step: JSON) throws(ReplayError) {
    let salt = step["salt"].int ?? 0
    for (index, entry) in try model(step["model"]).namedParameters().enumerated() {
      guard entry.parameter.requiresGrad else { continue }
      let (shape, dtype) = (entry.parameter.shape, entry.parameter.dtype)
      entry.parameter.grad = .filled(shape, dtype: dtype, salt: salt + 3 * index)
    }
    let optimizer = try optimizer(step["optimizer"])
    try raising { () throws(OptimizerError) in try optimizer.step() }
  }

  func mutate(_ step: JSON) throws(ReplayError) {
    let tensor = try registeredTensor(step["name"].text, of: model(step["model"]))
    try raising { () throws(TensorError) in
      try noGrad { () throws(TensorError) in try tensor += step["add"].double ?? 0 }
    }
  }

  private func registeredTensor(
    _ name: String,
    of model: Module
  ) throws(ReplayError) -> Tensor {
    guard let found = model.registeredTensors().first(where: { $0.name == name }) else {
      throw .raised(pythonClass: "KeyError", message: Python.repr(name))
    }
    return found.tensor
  }
}
