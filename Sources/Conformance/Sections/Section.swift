import StateDictJSON

/// A part of a set: which file describes its cases, and how one of them is run.
struct Section: Sendable {
  /// The name, as the report shows it.
  let name: String
  /// The file of the set that holds the cases.
  let file: String
  /// The member of the file that holds them.
  let key: String
  /// Runs a case; one case may have several results.
  ///
  /// Called with the set's folder as the working directory.
  let run: @Sendable (JSON) -> [CaseResult]

  /// Every section, in the order in which a set is run.
  static let all: [Section] = [
    Section(name: "checkpoints", file: "checkpoints.json", key: "files", run: CheckpointCase.run),
    Section(name: "load_errors", file: "load_errors.json", key: "cases", run: LoadErrorCase.run),
    Section(name: "tensor_reprs", file: "reprs.json", key: "tensors", run: TensorReprCase.run),
    Section(name: "module_reprs", file: "reprs.json", key: "modules", run: ModuleReprCase.run),
    Section(name: "scenarios", file: "scenarios.json", key: "scenarios", run: Scenario.run),
    Section(name: "programs", file: "scenarios.json", key: "programs", run: ProgramCase.run),
    Section(name: "training", file: "training.json", key: "runs", run: TrainingCase.run),
    Section(name: "forward", file: "training.json", key: "forward", run: ForwardCase.run),
  ]

  /// The files that describe cases.
  static var files: [String] {
    all.map(\.file).reduce(into: []) { files, file in
      if !files.contains(file) { files.append(file) }
    }
  }
}
