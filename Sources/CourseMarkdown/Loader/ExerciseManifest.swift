import CourseModel

/// What an `exercise.yml` says.
struct ExerciseManifest {
  /// The title.
  var title: String
  /// The checks, and where their names are written.
  var checks: [(check: Exercise.Check, range: SourceRange)]
  /// Where the list of checks stands.
  var checksRange: SourceRange

  /// Reads the manifest; `nil` where it cannot be used.
  init?(_ text: String, file: String, _ findings: inout Findings) {
    let source = PlacedText(text.normalized, file: file)
    let known = ["title", "checks"]
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
    checks = []
    for node in nodes ?? [] {
      guard let check = Self.check(node, &findings) else { continue }
      if checks.contains(where: { $0.check.name == check.check.name }) {
        findings.report(CheckFault.checkTwice(check.check.name), at: check.range)
      } else {
        checks.append(check)
      }
    }
    guard let title, nodes != nil else { return nil }
    self.title = title
  }

  private static func check(
    _ node: YAMLNode,
    _ findings: inout Findings
  ) -> (check: Exercise.Check, range: SourceRange)? {
    let known = ["name", "title", "points"]
    guard let fields = YAMLFields(node, of: "the check", known: known, &findings) else {
      return nil
    }
    let name = fields.text("name", &findings)?.text
    let title = fields.text("title", &findings)?.text.trimmed
    let points = fields.number("points", &findings)
    let range = fields.range(of: "name")
    if let name, !isMethodName(name) {
      findings.report(CheckFault.noCheckName(name), at: range)
      return nil
    }
    guard let name, let title, let points else { return nil }
    return (Exercise.Check(name: name, title: title, points: points), range)
  }

  private static func isMethodName(_ name: String) -> Bool {
    name.hasPrefix("test") && name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
  }

  /// Reports checks that no test method stands for, and test methods that no check names.
  func compare(withMethodsOf source: String, _ findings: inout Findings) {
    let methods = Self.testMethods(source)
    for (check, range) in checks where !methods.contains(check.name) {
      let unclaimed = methods.filter { method in !checks.contains { $0.check.name == method } }
      let fault = CheckFault.checkWithoutMethod(check.name, known: unclaimed)
      findings.report(fault, at: range)
    }
    for method in methods where !checks.contains(where: { $0.check.name == method }) {
      findings.report(CheckFault.methodWithoutCheck(method), at: checksRange)
    }
  }

  /// The names after `func` that begin with `test`, in order.
  private static func testMethods(_ source: String) -> [String] {
    source.normalized.split(separator: "\n").compactMap { line in
      let words = line.trimmed.split(separator: " ")
      guard let keyword = words.firstIndex(of: "func"), keyword + 1 < words.count,
        !line.trimmed.hasPrefix("//")
      else { return nil }
      let name = String(words[keyword + 1].prefix { $0 != "(" && $0 != "<" })
      return name.hasPrefix("test") ? name : nil
    }
  }
}
