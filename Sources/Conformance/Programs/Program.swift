import Checkpoints
import Modules
import OrderedCollections
import StateDictCore
import StateDictTool
import Tensors

/// A short program over models, state dicts and optimizers, run step by step.
///
/// The docstring of the oracle's `programs.py` defines the steps.
struct Program {
  var models: [String: Module] = [:]
  var optimizers: [String: Optimizer] = [:]
  var states: [String: Value] = [:]
  var labels = Labels()

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
      } catch let error as CheckpointError {
        return exception(error.pythonClass, error.description)
      } catch let error as Raised {
        return exception(error.pythonClass, error.message)
      }
    }
  }

  private static func exception(_ pythonClass: String, _ message: String) -> JSON {
    let exception: JSON = [
      "class": .string(pythonClass), "module": "builtins", "message": .string(message),
    ]
    return ["ok": false, "exception": exception]
  }

  private mutating func run(_ step: JSON) throws -> JSON {
    let slot = step["as"].text
    switch step["do"].text {
    case "model":
      models[slot] = try make(try Spec(step["spec"]), role: step["role"].int ?? 0, step["ops"])
    case "state_dict": states[slot] = try stateDict(step)
    case "edit":
      let state = try value(step["state"]).stateDict ?? StateDict()
      let edited = try state.applying(try step["edits"].array.map { try StateDictEdit($0) })
      states[step["state"].text] = .stateDict(edited)
    case "edit_path":
      for edit in step["edits"].array { try editPath(edit, in: value(step["state"])) }
    case "deepcopy": states[slot] = try value(step["of"]).deepCopy()
    case "roundtrip": states[slot] = try TorchArchive.load(TorchArchive.save(value(step["of"])))
    case "load_file": states[slot] = try loadFile(step)
    case "load": return try load(step)
    case "load_optimizer":
      try optimizer(step["optimizer"]).loadStateDict(value(step["state"]))
      return ["ok": true]
    case "optimizer": optimizers[slot] = try optimizer(from: step)
    case "step": try makeStep(step)
    case "zero_grad": try optimizer(step["optimizer"]).zeroGrad()
    case "mutate": try mutate(step)
    case "to_dtype": try model(step["model"]).to(try DType(step["dtype"]))
    case "observe": return try observe(step)
    default: throw UnknownNotation("step", step)
    }
    return .null
  }
}

extension Program {
  func value(_ slot: JSON) throws -> Value { try find(slot, in: states) }
  func model(_ slot: JSON) throws -> Module { try find(slot, in: models) }
  func optimizer(_ slot: JSON) throws -> Optimizer { try find(slot, in: optimizers) }

  private func find<T>(_ slot: JSON, in slots: [String: T]) throws -> T {
    guard let found = slots[slot.text] else {
      throw Raised(pythonClass: "KeyError", message: "'\(slot.text)'")
    }
    return found
  }
}

/// A fault that Python would raise as an exception of this class.
struct Raised: Error {
  let pythonClass: String
  let message: String
}
