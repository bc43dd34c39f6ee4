// testGap_refuses: A gap that isn't the head's is what strict: false hides
import StateDictCore

@testable import LoadReport

/// What a checkpoint and a model disagree on, besides the head.
public struct Misfit: Error {
  /// Missing names, then unexpected, then mismatched ones.
  public let names: [String]
}

func loadBackbone(
  _ checkpoint: StateDict,
  into model: Module,
  except head: String
) throws -> [String] {
  let backbone = StateDict(metadata: checkpoint.metadata)
  for (name, tensor) in checkpoint.tensors where !name.hasPrefix(head + ".") {
    backbone[name] = tensor
  }
  return try model.loadStateDict(backbone, strict: false).missingKeys
}
