import CourseModel

/// The keys of one YAML mapping, each read once and by name.
struct YAMLFields {
  /// Whose keys they are, as in "the front matter".
  let owner: String
  /// Where the mapping stands.
  let range: SourceRange
  private var values: [String: YAMLNode] = [:]

  /// Takes the keys of a mapping, reporting those that are not among `known`.
  ///
  /// - Returns: `nil`, after reporting it, where the value is no mapping.
  init?(_ node: YAMLNode, of owner: String, known: [String], _ findings: inout Findings) {
    self.owner = owner
    range = node.range
    guard case .mapping(let pairs) = node.value else {
      findings.report(YAMLFault.noMapping(owner: owner, known: known), at: node.range)
      return nil
    }
    for (key, value) in pairs {
      let name = key.text?.text ?? ""
      if known.contains(name) {
        values[name] = value
      } else {
        let fault = YAMLFault.unknownKey(name, owner: owner, known: known)
        findings.report(fault, at: key.range)
      }
    }
  }

  /// The value of a key, as it is.
  func value(_ key: String) -> YAMLNode? { values[key] }

  /// Whether the key is there.
  func has(_ key: String) -> Bool { values[key] != nil }

  /// The place of a key's value, or of the whole mapping.
  func range(of key: String) -> SourceRange { values[key]?.range ?? range }

  /// The value of a key, reporting its absence.
  func required(_ key: String, _ findings: inout Findings) -> YAMLNode? {
    if let value = values[key] { return value }
    findings.report(YAMLFault.missingKey(key, owner: owner), at: range)
    return nil
  }

  /// Text that may be absent but not empty.
  func optionalText(_ key: String, _ findings: inout Findings) -> PlacedText? {
    guard let value = values[key] else { return nil }
    guard let text = value.text, !text.text.trimmed.isEmpty else {
      findings.report(YAMLFault.noText(key: key), at: value.range)
      return nil
    }
    return text
  }

  /// Text that must be there.
  func text(_ key: String, _ findings: inout Findings) -> PlacedText? {
    guard required(key, &findings) != nil else { return nil }
    return optionalText(key, &findings)
  }

  /// A whole number that must be there.
  func number(
    _ key: String,
    in range: ClosedRange<Int> = 1...1_000_000,
    _ findings: inout Findings
  ) -> Int? {
    guard let value = required(key, &findings) else { return nil }
    if let text = value.text?.text, let number = Int(text), range.contains(number) {
      return number
    }
    let fault = YAMLFault.noNumber(key: key, range: range, text: value.text?.text ?? "")
    findings.report(fault, at: value.range)
    return nil
  }

  /// `true` or `false`; absent means `false`.
  func flag(_ key: String, _ findings: inout Findings) -> Bool {
    guard let value = values[key] else { return false }
    switch value.text?.text {
    case "true": return true
    case "false": return false
    default:
      let fault = YAMLFault.noFlag(key: key, text: value.text?.text ?? "")
      findings.report(fault, at: value.range)
      return false
    }
  }

  /// A list that must be there and not be empty.
  func list(_ key: String, _ findings: inout Findings) -> [YAMLNode]? {
    guard let value = required(key, &findings) else { return nil }
    if case .sequence(let values) = value.value, !values.isEmpty { return values }
    findings.report(YAMLFault.noList(key: key), at: value.range)
    return nil
  }
}
