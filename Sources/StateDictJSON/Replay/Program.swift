import Checkpoints
import Modules
import Tensors

/// A short program over models, state dicts and optimizers, run step by step.
///
/// The docstring of the oracle's `programs.py` defines the steps.
public struct Program {
  var models: OrderedDictionary<Module> = [:]
  var optimizers: OrderedDictionary<Optimizer> = [:]
  var states: OrderedDictionary<Value> = [:]
  var labels = Labels()

  private let files: Files

  /// Starts with empty slots.
  public init(files: Files) { self.files = files }

  /// Runs all steps and returns their results; a step that fails does not end the program.
  ///
  /// - Throws: `ReplayError.unknown` for a step that is none.
  public static func run(_ steps: [JSON], files: Files) throws(ReplayError) -> [JSON] {
    var program = Program(files: files)
    var results: [JSON] = []
    for step in steps { results.append(try program.run(step)) }
    return results
  }

  /// Runs a step; what Python would raise is a result as well.
  ///
  /// - Returns: `null`, an observation, or an outcome with `ok`.
  /// - Throws: `ReplayError.unknown` for a step that is none.
  public mutating func run(_ step: JSON) throws(ReplayError) -> JSON {
    do throws(ReplayError) {
      return try result(of: step)
    } catch {
      guard case .raised = error else { throw error }
      return error.exception
    }
  }

  private mutating func result(of step: JSON) throws(ReplayError) -> JSON {
    let slot = step["as"].text
    switch step["do"].text {
    case "model":
      let spec = try Spec(step["spec"])
      models[slot] = try filledModel(spec, role: step["role"].int ?? 0, step["ops"])
    case "state_dict": states[slot] = try stateDict(step)
    case "edit":
      let state = try value(step["state"]).stateDict ?? StateDict()
      let edits = try step["edits"].map(StateDictEdit.init(_:))
      let edited = try raising { () throws(SpecError) in try state.applying(edits) }
      states[step["state"].text] = .stateDict(edited)
    case "edit_path":
      for edit in step["edits"].array { try editPath(edit, in: value(step["state"])) }
    case "deepcopy": states[slot] = try value(step["of"]).deepCopy()
    case "roundtrip": states[slot] = try roundTrip(value(step["of"]))
    case "load_file": states[slot] = try files.load(step["file"], path: step["path"].array)
    case "load": return try load(step)
    case "load_optimizer":
      let (optimizer, state) = (try optimizer(step["optimizer"]), try value(step["state"]))
      try raising { () throws(OptimizerError) in try optimizer.loadStateDict(state) }
      return ["ok": true]
    case "optimizer": optimizers[slot] = try optimizer(from: step)
    case "step": try makeStep(step)
    case "zero_grad": try optimizer(step["optimizer"]).zeroGrad()
    case "mutate": try mutate(step)
    case "to_dtype":
      let (model, dtype) = (try model(step["model"]), try DType(step["dtype"]))
      try raising { () throws(TensorError) in _ = try model.to(dtype) }
    case "observe": return try observe(step)
    default: throw .unknown("step", step)
    }
    return .null
  }
}

extension Program {
  func value(_ slot: JSON) throws(ReplayError) -> Value { try find(slot, in: states) }
  func model(_ slot: JSON) throws(ReplayError) -> Module { try find(slot, in: models) }
  func optimizer(_ slot: JSON) throws(ReplayError) -> Optimizer { try find(slot, in: optimizers) }

  private func find<T>(_ slot: JSON, in slots: OrderedDictionary<T>) throws(ReplayError) -> T {
    guard let found = slots[slot.text] else {
      throw .raised(pythonClass: "KeyError", message: "'\(slot.text)'")
    }
    return found
  }
}
