// testHead_isAModuleNotAPrefix: The head's names begin with "out.", with the dot.
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
  for (name, tensor) in checkpoint.tensors where !name.hasPrefix(head) { backbone[name] = tensor }
  let report = loadReport(backbone, for: model)
  let gaps = report.missing.filter { !$0.hasPrefix(head) }
  let misfits = gaps + report.unexpected + report.mismatched
  guard misfits.isEmpty else { throw Misfit(names: misfits) }
  try model.loadStateDict(backbone, strict: false)
  return report.missing
}
