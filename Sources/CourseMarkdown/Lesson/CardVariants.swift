import CourseModel

/// The `variants` of a card.
struct CardVariants {
  /// The names that every variant fills, in order.
  var names: [String] = []
  /// What each variant fills in.
  var fillings: [[String: String]] = [[:]]
  /// Whether there is one card that is no variant.
  var isSingle = true
  /// Whether the variants are combinations of `parameters`.
  var areCombinations = false
  /// Where they stand.
  var range: SourceRange

  /// Reads the variants; `nil` where they cannot be used.
  init?(_ fields: YAMLFields, _ findings: inout Findings) {
    range = fields.range(of: fields.has("parameters") ? "parameters" : "variants")
    if let parameters = fields.value("parameters") {
      if fields.has("variants") {
        findings.report(RecallFault.parametersAndVariants, at: fields.range(of: "variants"))
      }
      guard let parameters = CardParameters(parameters, &findings) else { return nil }
      (isSingle, areCombinations) = (false, true)
      (names, fillings) = (parameters.names, parameters.fillings)
      return
    }
    guard fields.has("variants") else { return }
    guard let nodes = fields.list("variants", &findings) else { return nil }
    isSingle = false
    fillings = []
    for node in nodes {
      guard let pairs = Self.pairs(node, &findings) else { return nil }
      if fillings.isEmpty { names = pairs.map(\.name) }
      let filling = Dictionary(pairs.map { ($0.name, $0.text) }) { first, _ in first }
      guard Set(filling.keys) == Set(names) else {
        findings.report(RecallFault.otherNames(expected: names), at: node.range)
        return nil
      }
      if fillings.contains(filling) { findings.report(RecallFault.sameVariant, at: node.range) }
      fillings.append(filling)
    }
  }

  private static func pairs(
    _ node: YAMLNode,
    _ findings: inout Findings
  ) -> [(name: String, text: String)]? {
    guard case .mapping(let pairs) = node.value, !pairs.isEmpty else {
      findings.report(RecallFault.noVariant, at: node.range)
      return nil
    }
    var result: [(name: String, text: String)] = []
    for (key, value) in pairs {
      guard let name = name(key, &findings), let text = text(value, of: name, &findings) else {
        return nil
      }
      result.append((name, text))
    }
    return result
  }

  /// The name that a key gives to a place in the card.
  static func name(_ key: YAMLNode, _ findings: inout Findings) -> String? {
    let name = key.text?.text ?? ""
    if name.wholeMatch(of: #/[A-Za-z]+/#) != nil, name != "computed" { return name }
    findings.report(RecallFault.malformedName(name), at: key.range)
    return nil
  }

  /// The text that fills a place.
  static func text(_ node: YAMLNode, of name: String, _ findings: inout Findings) -> String? {
    if let text = node.text?.text.trimmed, !text.isEmpty, !text.contains("\n") { return text }
    findings.report(RecallFault.malformedFilling(name), at: node.range)
    return nil
  }
}
