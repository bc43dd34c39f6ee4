import CourseModel

/// What an `exercise.yml` says.
struct ExerciseManifest {
  /// The title.
  var title: String
  /// The exercise on which this one builds, and where it says so.
  var buildsOn: LessonDraft.Reference?
  /// The changes of the solution that change nothing.
  var equivalentMutants: [Exercise.EquivalentMutant] = []
  /// The checks that can be used, in order.
  var checks: [Exercise.Check] = []
  /// The names of all checks, usable or not.
  private var names: [LessonDraft.Reference] = []
  /// Where the list of checks stands.
  private var checksRange: SourceRange

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
    let nodes = fields.list("checks", &findings)
    checksRange = fields.range(of: "checks")
    guard let title, let nodes else { return nil }
    self.title = title
    for node in nodes { addCheck(node, &findings) }
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

  private mutating func addCheck(_ node: YAMLNode, _ findings: inout Findings) {
    let known = ["name", "title", "points", "sealed"]
    guard let fields = YAMLFields(node, of: "the check", known: known, &findings) else { return }
    let name = fields.text("name", &findings)?.text
    let title = fields.text("title", &findings)?.text.trimmed
    let points = fields.number("points", &findings)
    guard let name else { return }
    let range = fields.range(of: "name")
    guard Self.isMethodName(name) else {
      return findings.report(CheckFault.noCheckName(name), at: range)
    }
    guard !names.contains(where: { $0.name == name }) else {
      return findings.report(CheckFault.checkTwice(name), at: range)
    }
    names.append(LessonDraft.Reference(name: name, range: range))
    if let title, let points {
      let isSealed = fields.flag("sealed", &findings)
      checks.append(
        Exercise.Check(name: name, title: title, points: points, isSealed: isSealed)
      )
    }
  }

  private static func isMethodName(_ name: String) -> Bool {
    name.hasPrefix("test") && name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
  }

  /// Reports checks that no test method stands for, and test methods that no check names.
  func compare(withMethodsOf source: String, _ findings: inout Findings) {
    let methods = Self.testMethods(source)
    let unclaimed = methods.filter { method in !names.contains { $0.name == method } }
    for check in names where !methods.contains(check.name) {
      let fault = CheckFault.checkWithoutMethod(check.name, known: unclaimed)
      findings.report(fault, at: check.range)
    }
    for method in unclaimed {
      findings.report(CheckFault.methodWithoutCheck(method), at: checksRange)
    }
  }

  /// The names after `func` that begin with `test`, in order.
  private static func testMethods(_ source: String) -> [String] {
    source.normalized.unixLines.compactMap { line in
      let words = line.trimmed.split(separator: " ")
      guard let keyword = words.firstIndex(of: "func"), keyword + 1 < words.count,
        !line.trimmed.hasPrefix("//")
      else { return nil }
      let name = String(words[keyword + 1].prefix { $0 != "(" && $0 != "<" })
      return name.hasPrefix("test") ? name : nil
    }
  }
}
