// testHead_staysAndIsReported: You took entries out of the caller's checkpoint.
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
  for name in checkpoint.keys where name.hasPrefix(head + ".") { checkpoint[name] = nil }
  let report = loadReport(checkpoint, for: model)
  let gaps = report.missing.filter { !$0.hasPrefix(head + ".") }
  let misfits = gaps + report.unexpected + report.mismatched
  guard misfits.isEmpty else { throw Misfit(names: misfits) }
  try model.loadStateDict(checkpoint, strict: false)
  return report.missing
}
