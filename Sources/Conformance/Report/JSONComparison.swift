public import StateDictTool

/// Compares what we say with what the oracle says.
///
/// Members that only one side has are differences too; numbers are compared as numbers, sets without
/// regard to order.
public enum JSONComparison {
  /// The differences, each with the path to it.
  ///
  /// - Parameters:
  ///   - actual: what we say.
  ///   - expected: what the oracle says.
  ///   - place: the path of both, for the differences.
  public static func differences(
    _ actual: JSON,
    _ expected: JSON,
    at place: String = ""
  ) -> [Difference] {
    var differences: [Difference] = []
    compare(actual, expected, place, &differences)
    return differences
  }

  private static func compare(
    _ actual: JSON,
    _ expected: JSON,
    _ place: String,
    _ differences: inout [Difference]
  ) {
    switch (actual, expected) {
    case (.object, .object):
      if expected["t"] == "set" {
        return compareSets(actual, expected["v"].array, place, &differences)
      }
      let names = expected.members.map(\.key)
      let others = actual.members.map(\.key).filter { !names.contains($0) }
      for name in names + others {
        let path = place.isEmpty ? name : place + "." + name
        guard actual.has(name), expected.has(name) else {
          differences.append(
            Difference(
              path,
              expected: expected.has(name) ? shorten(expected[name]) : "nothing",
              actual: actual.has(name) ? shorten(actual[name]) : "nothing"
            )
          )
          continue
        }
        compare(actual[name], expected[name], path, &differences)
      }
    case (.array(let mine), .array(let theirs)) where mine.count == theirs.count:
      for (index, (a, b)) in zip(mine, theirs).enumerated() {
        compare(a, b, place + "[\(index)]", &differences)
      }
    default:
      guard !areEqual(actual, expected) else { return }
      differences.append(
        Difference(place, expected: shorten(expected), actual: shorten(actual))
      )
    }
  }

  private static func compareSets(
    _ actual: JSON,
    _ expected: [JSON],
    _ place: String,
    _ differences: inout [Difference]
  ) {
    let mine = actual["v"].array.map(\.description).sorted()
    let theirs = expected.map(\.description).sorted()
    guard actual["t"] != "set" || mine != theirs else { return }
    differences.append(
      Difference(place, expected: "\(theirs)", actual: shorten(actual))
    )
  }

  private static func areEqual(_ a: JSON, _ b: JSON) -> Bool {
    if case .number = a, case .number = b { return a == b || a.double == b.double }
    return a == b
  }

  private static func shorten(_ json: JSON) -> String {
    let text = json.description
    return text.utf8.count <= 400 ? text : String(text.prefix(400)) + "…"
  }
}
