import CourseModel

/// The `parameters` of a card: names, each with the values that it may have.
struct CardParameters {
  /// The most cards that they make.
  static let limit = 12

  /// The names, in order.
  private(set) var names: [String] = []
  private var values: [[String]] = []

  /// Reads the parameters; `nil` where they cannot be used.
  init?(_ node: YAMLNode, _ findings: inout Findings) {
    guard case .mapping(let pairs) = node.value, !pairs.isEmpty else {
      findings.report(RecallFault.noParameters, at: node.range)
      return nil
    }
    for (key, value) in pairs {
      guard let name = CardVariants.name(key, &findings) else { return nil }
      guard case .sequence(let nodes) = value.value, nodes.count > 1 else {
        findings.report(RecallFault.noValues(name), at: value.range)
        return nil
      }
      var texts: [String] = []
      for node in nodes {
        guard let text = CardVariants.text(node, of: name, &findings) else { return nil }
        if texts.contains(text) { findings.report(RecallFault.sameValue(name), at: node.range) }
        texts.append(text)
      }
      names.append(name)
      values.append(texts)
    }
  }

  /// Combinations of the values, no two alike: all of them, or ``limit`` that lie evenly among them.
  ///
  /// Neighbours differ in as many values as can be, so that a card that comes back is not nearly the
  /// same: from each to the next it is a step of about 0.618 of their number, which has no divisor in
  /// common with it.
  var fillings: [[String: String]] {
    let count = values.reduce(1) { $0 * $1.count }
    let ideal = Int((Double(count) * 0.618).rounded())
    let step = (ideal...max(ideal, 2 * count)).first { Self.divisor($0, count) == 1 } ?? 1
    return (0..<min(count, Self.limit)).map { combination($0 * step % count) }
  }

  /// The combination with a number, the last name's value being the number's last digit.
  private func combination(_ number: Int) -> [String: String] {
    var rest = number
    var filling: [String: String] = [:]
    for (name, values) in zip(names, values).reversed() {
      filling[name] = values[rest % values.count]
      rest /= values.count
    }
    return filling
  }

  /// The greatest divisor of both.
  private static func divisor(_ a: Int, _ b: Int) -> Int { b == 0 ? a : divisor(b, a % b) }
}
