// testHead_staysAndIsReported: A head is left out by its name
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
  let own = model.stateDict()
  let backbone = StateDict(metadata: checkpoint.metadata)
  for (name, tensor) in checkpoint.tensors where own[name]?.shape == tensor.shape {
    backbone[name] = tensor
  }
  let report = loadReport(backbone, for: model)
  let gaps = report.missing.filter { !$0.hasPrefix(head + ".") }
  guard gaps.isEmpty else { throw Misfit(names: gaps) }
  try model.loadStateDict(backbone, strict: false)
  return report.missing
}
