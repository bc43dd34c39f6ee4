import StateDictCore

@testable import LoadReport

/// What a checkpoint and a model disagree on, besides the head.
public struct Misfit: Error {
  /// Missing names, then unexpected, then mismatched ones.
  public let names: [String]
}

/// Loads everything but a head.
///
/// - Parameters:
///   - checkpoint: names and tensors; not changed.
///   - model: keeps the head that it has.
///   - head: the path of the module that is not loaded, as in `out`.
/// - Returns: the names that the model wants and did not get, all of the head.
/// - Throws: `Misfit` if anything else does not fit; the model is as it was then.
func loadBackbone(
  _ checkpoint: StateDict,
  into model: Module,
  except head: String
) throws -> [String] {
  // TODO: this loads what fits and forgives the rest. Take the head out, ask the report, refuse or load.
  try model.loadStateDict(checkpoint, strict: false).missingKeys
}
