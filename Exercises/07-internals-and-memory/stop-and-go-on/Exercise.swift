import StateDictCore

@testable import LoadReport

/// Why a run cannot go on from a checkpoint.
public enum ResumeError: Error, Equatable {
  /// The checkpoint lacks this part.
  case missing(String)
  /// The model's part doesn't fit the model; nothing was changed.
  case otherModel
}

/// Everything that a run needs to go on, after so many steps.
///
/// A dictionary with `model`, `optimizer`, `scheduler` and `step`; a record, which later steps don't
/// change.
func checkpoint(
  of model: Module,
  _ optimizer: Optimizer,
  _ scheduler: LRScheduler,
  step: Int
) -> StateDict {
  // TODO: put the four parts in, as copies.
  StateDict()
}

/// Goes on from a checkpoint.
///
/// - Returns: how many steps had been taken.
/// - Throws: `ResumeError`, with nothing changed; or what the optimizer throws.
func resume(
  from checkpoint: StateDict,
  _ model: Module,
  _ optimizer: Optimizer,
  _ scheduler: LRScheduler
) throws -> Int {
  // TODO: ask for all four parts, load the model, then the other two.
  0
}
