// testRun_goesOnBitForBit: the optimizer holds the parameters that the load has replaced
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
  StateDict([
    "model": .stateDict(model.stateDict().deepCopy()),
    "optimizer": optimizer.stateDict().deepCopy(),
    "scheduler": scheduler.stateDict(),
    "step": .int(step),
  ])
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
  guard let weights = checkpoint.values["model"]?.stateDict else {
    throw ResumeError.missing("model")
  }
  guard let moments = checkpoint.values["optimizer"] else { throw ResumeError.missing("optimizer") }
  guard let schedule = checkpoint.values["scheduler"] else {
    throw ResumeError.missing("scheduler")
  }
  guard let step = checkpoint.values["step"]?.int else { throw ResumeError.missing("step") }
  guard try loadAllOrNothing(weights, into: model) else { throw ResumeError.otherModel }
  try model.loadStateDict(weights, assign: true)
  try optimizer.loadStateDict(moments.deepCopy())
  try scheduler.loadStateDict(schedule)
  return step
}
