import CourseModel

/// What an `exercise.yml` says.
struct ExerciseManifest {
  /// The title.
  var title: String
  /// The exercise on which this one builds, and where it says so.
  var buildsOn: LessonDraft.Reference?
  /// The changes of the solution that change nothing.
  var equivalentMutants: [Exercise.EquivalentMutant] = []
  /// The checks.
  var checks: CheckList

  /// Reads the manifest; `nil` where it cannot be used.
  init?(_ text: String, file: String, _ findings: inout Findings) {
    let source = PlacedText(text.normalized, file: file)
    let known = ["title", "checks", "builds_on", "equivalent"]
    guard !source.text.trimmed.isEmpty else {
      findings.report(YAMLFault.noMapping(owner: "the exercise", known: known), at: source.range)
      return nil
    }
    guard let node = YAMLReader.read(source, &findings),
      let fields = YAMLFields(node, of: "the exercise", known: known, &findings)
    else { return nil }
    let title = fields.text("title", &findings)?.text.trimmed
    guard let title, let checks = CheckList(fields, &findings) else { return nil }
    (self.title, self.checks) = (title, checks)
    buildsOn = fields.optionalText("builds_on", &findings).map {
      LessonDraft.Reference(name: $0.text.trimmed, range: fields.range(of: "builds_on"))
    }
    guard fields.has("equivalent"), let mutants = fields.list("equivalent", &findings) else {
      return
    }
    for node in mutants { addMutant(node, &findings) }
  }

  private mutating func addMutant(_ node: YAMLNode, _ findings: inout Findings) {
    let known = ["mutant", "reason"]
    guard let fields = YAMLFields(node, of: "the mutant", known: known, &findings) else { return }
    let line = fields.text("mutant", &findings)?.text.trimmed
    let reason = fields.text("reason", &findings)?.text.trimmed
    guard let line, let reason else { return }
    equivalentMutants.append(
      Exercise.EquivalentMutant(line: line, reason: reason, range: fields.range(of: "mutant"))
    )
  }
}
