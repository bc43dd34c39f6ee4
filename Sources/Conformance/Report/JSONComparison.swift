public import StateDictJSON

/// Compares what we say with what the oracle says.
///
/// Members that only one side has are differences too; numbers are compared as numbers, sets without
/// regard to order.
public struct JSONComparison {
  /// Members that are not compared.
  let ignored: [String]
  /// By how much the numbers of a tensor's `first` may differ, relative to the expected ones.
  let toleranceOfFirst: Double

  /// Chooses what to overlook.
  init(ignoring ignored: [String] = [], toleranceOfFirst: Double = 0) {
    self.ignored = ignored
    self.toleranceOfFirst = toleranceOfFirst
  }

  /// The differences where nothing is overlooked, each with the path to it.
  ///
  /// - Parameters:
  ///   - actual: what we say.
  ///   - expected: what the oracle says.
  ///   - place: the path of both, for the differences.
  /// - Returns: nothing where both say the same.
  public static func differences(
    _ actual: JSON,
    _ expected: JSON,
    at place: String = ""
  ) -> [Difference] {
    JSONComparison().differences(actual, expected, at: place)
  }

  /// The differences, each with the path to it.
  func differences(_ actual: JSON, _ expected: JSON, at place: String = "") -> [Difference] {
    var differences: [Difference] = []
    compare(actual, expected, place, &differences)
    return differences
  }

  private func compare(
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
      for name in names + others where !ignored.contains(name) {
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
      guard !areEqual(actual, expected, at: place) else { return }
      differences.append(
        Difference(place, expected: shorten(expected), actual: shorten(actual))
      )
    }
  }

  private func compareSets(
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

  private func areEqual(_ a: JSON, _ b: JSON, at place: String) -> Bool {
    guard case .number = a, case .number = b, let x = a.double, let y = b.double else {
      return a == b
    }
    let tolerance = place.contains(".first[") ? toleranceOfFirst * max(1, abs(y)) : 0
    return x == y || abs(x - y) <= tolerance
  }

  private func shorten(_ json: JSON) -> String {
    let text = json.description
    return text.utf8.count <= 400 ? text : String(text.prefix(400)) + "…"
  }
}
