package import CourseModel

/// The checks that an `exercise.yml` lists.
struct CheckList {
  /// The checks that can be used, in order.
  private(set) var usable: [Exercise.Check] = []
  /// The names of all checks, usable or not.
  private var names: [LessonDraft.Reference] = []
  /// Where the list stands.
  private let range: SourceRange

  /// Reads the list; `nil` where there is none.
  init?(_ fields: YAMLFields, _ findings: inout Findings) {
    guard let nodes = fields.list("checks", &findings) else { return nil }
    range = fields.range(of: "checks")
    for node in nodes { add(node, &findings) }
  }

  private mutating func add(_ node: YAMLNode, _ findings: inout Findings) {
    let known = ["name", "title", "points", "sealed"]
    guard let fields = YAMLFields(node, of: "the check", known: known, &findings) else { return }
    let name = fields.text("name", &findings)?.text
    let title = fields.text("title", &findings)?.text.trimmed
    let points = fields.number("points", &findings)
    guard let name else { return }
    let place = fields.range(of: "name")
    guard Self.isMethodName(name) else {
      return findings.report(CheckFault.noCheckName(name), at: place)
    }
    guard !names.contains(where: { $0.name == name }) else {
      return findings.report(CheckFault.checkTwice(name), at: place)
    }
    names.append(LessonDraft.Reference(name: name, range: place))
    if let title, let points {
      let isSealed = fields.flag("sealed", &findings)
      usable.append(
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
      findings.report(CheckFault.methodWithoutCheck(method), at: range)
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

extension Exercise.Check {
  /// Reads checks that lie outside the course, in an `exercise.yml` that lists `checks`.
  ///
  /// - Parameters:
  ///   - text: the text of the `exercise.yml`.
  ///   - file: how it is called in diagnostics.
  ///   - methods: the text of the `Checks.swift` with their methods.
  /// - Returns: the checks, and what is wrong with them.
  package static func listed(
    in text: String,
    file: String,
    methods: String
  ) -> (checks: [Exercise.Check], faults: [Diagnostic]) {
    var findings = Findings()
    let source = PlacedText(text.normalized, file: file)
    let known = ["title", "checks"]
    guard !source.text.trimmed.isEmpty else {
      findings.report(YAMLFault.noMapping(owner: "the key", known: known), at: source.range)
      return ([], findings.diagnostics)
    }
    guard let node = YAMLReader.read(source, &findings),
      let fields = YAMLFields(node, of: "the key", known: known, &findings),
      let list = CheckList(fields, &findings)
    else { return ([], findings.diagnostics) }
    list.compare(withMethodsOf: methods, &findings)
    return (list.usable, findings.diagnostics)
  }
}
