// testRounded_isNamed: then both are rounded and look equal
import StateDictCore

/// Why a model that loaded without an error must not be served.
public enum SilentFault: Error, Equatable {
  /// These entries of the model don't hold the checkpoint's values.
  case changed([String])
  /// The model answers something else than it did when the checkpoint was saved.
  case otherAnswer
}

/// Loads a checkpoint for serving, and proves that it arrived.
///
/// - Parameters:
///   - checkpoint: the entries; their names and shapes must be the model's.
///   - model: in evaluation mode afterwards.
///   - example: an input.
///   - answer: what the model answered to it when the checkpoint was saved.
/// - Throws: `LoadError` where names or shapes differ, `SilentFault` where something else does.
func loadAndProve(
  _ checkpoint: StateDict,
  into model: Module,
  example: Tensor,
  answer: Tensor
) throws {
  try model.loadStateDict(checkpoint)
  let state = model.stateDict()
  var changed: [String] = []
  for (name, tensor) in checkpoint.tensors {
    guard let own = state[name], try own.equal(tensor.to(own.dtype)) else {
      changed.append(name)
      continue
    }
  }
  guard changed.isEmpty else { throw SilentFault.changed(changed) }
  model.eval()
  guard try model(example).allClose(answer, atol: 1e-3) else { throw SilentFault.otherAnswer }
}
